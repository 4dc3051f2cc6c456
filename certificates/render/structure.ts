/** The logical structure of a document (ISO 32000-1, 14.7): what is a heading, a table, a picture, and in which order to read. */
import { object, textToken } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';

/** Standard structure types in use (ISO 32000-1, 14.8.4). */
export type Role = 'Document' | 'Sect' | 'Div' | 'H1' | 'H2' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Form';

/** The page a marked sequence stands on; only which one it is matters here. */
type Page = object;

/** A marked sequence on a page. */
export interface MarkedContent {
  readonly canvas: Page;
  readonly mark: number;
}

/** An element with what belongs to it, in reading order. */
export interface StructureElement {
  readonly role: Role;
  /** Text read instead of a picture. */
  readonly alt?: string;
  /** Which cells a heading cell heads. */
  readonly scope?: 'Column' | 'Row';
  readonly kids: Array<StructureElement | MarkedContent>;
}

/** A new element below `parent`. */
export function element(parent: StructureElement | undefined, role: Role, more: Pick<StructureElement, 'alt' | 'scope'> = {}): StructureElement {
  const made: StructureElement = { role, ...more, kids: [] };
  parent?.kids.push(made);
  return made;
}

const isElement = (kid: StructureElement | MarkedContent): kid is StructureElement => 'role' in kid;

/** Roles in order with their depth: two drawings of the same shape have the same tree. */
export function shapeOf(root: StructureElement): string {
  return `${root.role}(${root.kids.map((kid) => (isElement(kid) ? shapeOf(kid) : '.')).join('')})`;
}

/** What the structure is written with. */
export interface StructureNumbers {
  /** Hands out the next free object number. */
  next(): number;
  /** Object numbers of the pages by canvas. */
  readonly pages: ReadonlyMap<Page, number>;
  /** A form field to be listed as an element of its own at the end. */
  readonly widget?: { readonly number: number; readonly page: number; readonly label: string };
}

/** The structure as objects. */
export interface WrittenStructure {
  /** Number of the structure tree root. */
  readonly root: number;
  readonly objects: readonly ObjectBody[];
  /** /StructParents of each page by canvas; the widget's /StructParent is the next number. */
  readonly parents: ReadonlyMap<Page, number>;
}

function attributesOf({ alt, scope, role }: StructureElement): string {
  const placed = role === 'Figure' ? '/A<</O/Layout/Placement/Block>>' : '';
  return `${alt === undefined ? '' : `/Alt ${textToken(alt)}`}${scope === undefined ? placed : `/A<</O/Table/Scope/${scope}>>`}`;
}

/** Writes the tree with its way back from marked content to elements (the parent tree). */
export function writeStructure(document: StructureElement, numbers: StructureNumbers): WrittenStructure {
  const [root, parentTree] = [numbers.next(), numbers.next()];
  const objects: ObjectBody[] = [];
  const owners = new Map<Page, number[]>([...numbers.pages.keys()].map((canvas) => [canvas, []]));
  const write = (item: StructureElement, parent: number): number => {
    const own = numbers.next();
    const home = item.kids.find((kid): kid is MarkedContent => !isElement(kid))?.canvas;
    const kids = item.kids.map((kid) => {
      if (isElement(kid)) return `${write(kid, own)} 0 R`;
      const list = owners.get(kid.canvas) ?? [];
      list[kid.mark] = own;
      return kid.canvas === home ? String(kid.mark) : `<</Type/MCR/Pg ${numbers.pages.get(kid.canvas) ?? 0} 0 R/MCID ${kid.mark}>>`;
    });
    const page = home === undefined ? '' : `/Pg ${numbers.pages.get(home) ?? 0} 0 R`;
    objects.push(object(own, `<</Type/StructElem/S/${item.role}/P ${parent} 0 R${page}${attributesOf(item)}/K[${kids.join(' ')}]>>`));
    return own;
  };
  const top = write(document, root);
  const parents = new Map([...owners.keys()].map((canvas, i) => [canvas, i]));
  const lists = [...owners.values()].map((list, i) => `${i}[${list.map((owner) => `${owner} 0 R`).join(' ')}]`);
  const kids = [`${top} 0 R`];
  const { widget } = numbers;
  if (widget) {
    const form = numbers.next();
    objects.push(object(form, `<</Type/StructElem/S/Form/P ${root} 0 R/Alt ${textToken(widget.label)}/K<</Type/OBJR/Pg ${widget.page} 0 R/Obj ${widget.number} 0 R>>>>`));
    lists.push(`${owners.size} ${form} 0 R`);
    kids.push(`${form} 0 R`);
  }
  objects.push(
    object(root, `<</Type/StructTreeRoot/K[${kids.join(' ')}]/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${lists.length}>>`),
    object(parentTree, `<</Nums[${lists.join('')}]>>`),
  );
  return { root, objects, parents };
}
