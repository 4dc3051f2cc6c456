/** Files attached to a document: those its catalogue associates with it, and those it lists by name (ISO 32000-2, 7.11.4 and 14.13). */
import { createHash } from 'node:crypto';
import type { PdfDocument } from '../pdf/document.ts';
import { textOf } from '../pdf/strings.ts';
import { isArray, isDict, isName, isRef, isStream, isString, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfValue } from '../pdf/values.ts';
import type { AttachmentFacts, ClaimsFacts } from './report.ts';

const MAX_ATTACHMENTS = 20;
const MAX_BYTES = 1024 * 1024;
const MAX_NODES = 200;

/** Values of a name tree in order (ISO 32000-2, 7.9.6). */
function treeValues(document: PdfDocument, root: PdfValue): PdfValue[] {
  const found: PdfValue[] = [];
  const todo: PdfValue[] = [root];
  for (let nodes = 0; todo.length > 0 && nodes < MAX_NODES; nodes += 1) {
    const node = document.resolve(todo.shift());
    if (!isDict(node)) continue;
    const [names, kids] = [document.get(node, 'Names'), document.get(node, 'Kids')];
    if (isArray(names)) found.push(...names.items.filter((_, i) => i % 2 === 1).slice(0, MAX_ATTACHMENTS));
    if (isArray(kids)) todo.push(...kids.items.slice(0, MAX_NODES));
  }
  return found;
}

function specifications(document: PdfDocument): PdfDict[] {
  const catalog = document.catalog();
  const associated = document.get(catalog, 'AF');
  const names = document.get(catalog, 'Names');
  const tree = isDict(names) ? treeValues(document, names.entries.get('EmbeddedFiles') ?? null) : [];
  const listed = new Map<unknown, PdfDict>();
  for (const value of [...(isArray(associated) ? associated.items : []), ...tree]) {
    const specification = document.resolve(value);
    if (isDict(specification)) listed.set(isRef(value) ? value.number : specification, specification);
  }
  return [...listed.values()].slice(0, MAX_ATTACHMENTS);
}

function unpacked(document: PdfDocument, file: PdfValue): Uint8Array | undefined {
  if (!isStream(file)) return undefined;
  try {
    const bytes = document.data(file);
    return bytes.length <= MAX_BYTES ? Uint8Array.from(bytes) : undefined;
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

function readAttachment(document: PdfDocument, specification: PdfDict): AttachmentFacts {
  const files = document.get(specification, 'EF');
  const file = isDict(files) ? document.resolve(files.entries.get('UF') ?? files.entries.get('F')) : null;
  const [plain, unicode] = [document.get(specification, 'F'), document.get(specification, 'UF')];
  const relationship = document.get(specification, 'AFRelationship');
  const type = isStream(file) ? document.get(file.dict, 'Subtype') : null;
  return {
    name: isString(unicode) ? textOf(unicode).slice(0, 200) : isString(plain) ? textOf(plain).slice(0, 200) : '',
    relationship: isName(relationship) ? relationship.name : '',
    mediaType: isName(type) ? type.name : '',
    bytes: unpacked(document, file),
  };
}

/** Files attached to a document, at most twenty. Damaged ones have no bytes. */
export function readAttachments(document: PdfDocument): AttachmentFacts[] {
  try {
    return specifications(document).map((specification) => readAttachment(document, specification));
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'too-complex') return [];
    throw error;
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * The claims among the attachments: JSON that stands for the document's own data (AFRelationship Data). The attached
 * text is the canonical one, so that its SHA-256 is the digest in the document information.
 */
export function claimsAmong(attachments: readonly AttachmentFacts[], digest: string | undefined): ClaimsFacts | undefined {
  const candidates = attachments.flatMap(({ name, relationship, mediaType, bytes }) =>
    (bytes && relationship === 'Data' && mediaType === 'application/json' ? [{ name, bytes, matchesDigest: createHash('sha256').update(bytes).digest('hex') === digest }] : []));
  const found = candidates.find(({ matchesDigest }) => matchesDigest) ?? candidates[0];
  return found && { name: found.name, matchesDigest: found.matchesDigest, value: parsed(found.bytes) };
}
