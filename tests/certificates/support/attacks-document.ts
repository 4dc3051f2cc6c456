/** Attacks on the document: universal forgery, incremental saving, wrapping, shadow, certified documents, active content. */
import { concat } from '../../../certificates/asn1/der-writer.ts';
import { PdfDocument } from '../../../certificates/pdf/document.ts';
import { latin1, object, ref, streamObject, token, withEntries, xrefTable } from '../../../certificates/pdf/serialise.ts';
import type { ObjectBody } from '../../../certificates/pdf/serialise.ts';
import { isDict } from '../../../certificates/pdf/values.ts';
import type { PdfValue } from '../../../certificates/pdf/values.ts';
import type { Attack, AttackMaterial } from './attack-material.ts';
import { buildForeignOver, containerOf, signByHand, widget, withField } from './countersign.ts';
import { addRevision, catalogWith, rootNumber, signatureOf, swap, text, withSignatureDictionary, wrapSignature } from './pdf-surgery.ts';

const black = (number: number): ObjectBody => streamObject(number, '', latin1('0 0 0 rg 100 100 400 300 re f'));
const pageOf = (document: PdfDocument): number => document.pages()[0] ?? 0;

function pageWith(document: PdfDocument, entries: Readonly<Record<string, PdfValue>>): ObjectBody {
  const page = document.object(pageOf(document));
  if (!isDict(page)) throw new Error('page');
  return object(pageOf(document), token(withEntries(page, entries)));
}

const forgedPage = (document: PdfDocument): ObjectBody[] => [pageWith(document, { Contents: ref(document.size) }), black(document.size)];
const startOf = (pdf: Uint8Array): string => /startxref\n(\d+)\n%%EOF\s*$/.exec(text(pdf))?.[1] ?? '';

/** A revision whose cross-reference table lists old bytes as new objects. */
function relisted(pdf: Uint8Array, offsets: ReadonlyMap<number, number>, trailer = ''): Uint8Array {
  const document = PdfDocument.open(pdf);
  const kept = ['Root', 'Info'].map((key) => `/${key} ${token(document.trailer.entries.get(key) ?? null)}`).join('');
  return concat([pdf, xrefTable(offsets, pdf.length, `/Size ${document.size}${kept}/Prev ${startOf(pdf)}${trailer}`, false)]);
}

const offsetOf = (pdf: Uint8Array, number: number): number => {
  const entry = PdfDocument.open(pdf).entry(number);
  return entry?.place === 'file' ? entry.offset : 0;
};

/** A document prepared by somebody inside, signed by our own signer, and changed afterwards. */
const prepared = async ({ office, unsigned }: AttackMaterial, objects: (document: PdfDocument) => readonly ObjectBody[]): Promise<Uint8Array> => office.sign(addRevision(unsigned, objects));
const inside = (objects: (document: PdfDocument) => readonly ObjectBody[]): Attack => (material) => prepared(material, objects);

/** A document certified by our own signer, which lets others do something afterwards. */
const certified = ({ unsigned, signer, clock }: AttackMaterial, allowed: 1 | 2 | 3): Promise<Uint8Array> => signByHand(unsigned, {
  dictionary: `/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P ${allowed}/V/1.2>>>>]`,
  objects: (document, field, signature) => [
    withField(document, field, (catalog) => catalog.replace(/>>$/, `/Perms<</DocMDP ${signature} 0 R>>>>`)), object(field, widget(signature, 'Sertifikasi')),
  ],
  container: containerOf(signer, clock),
});

const note = (number: number, subtype: string, more = ''): ObjectBody => object(number, `<</Type/Annot/Subtype/${subtype}/Rect[100 100 400 300]/Contents(LULUS)/DA(/Helv 30 Tf)${more}>>`);
const annotated = (pdf: Uint8Array, subtype: string, more = ''): Uint8Array => addRevision(pdf, (document) => [
  pageWith(document, { Annots: { kind: 'array', items: [ref(document.size)] } }), note(document.size, subtype, more)]);

const field = (body: string): ((document: PdfDocument) => ObjectBody[]) => (document) => [
  catalogWith(document, (catalog) => catalog.replace(/>>$/, `/X ${document.size} 0 R>>`)), object(document.size, body)];
const inPlace = (from: string, to: string): Attack => ({ genuine }) => swap(genuine, from, to);
const rewritten = (change: (dictionary: string) => string): Attack => ({ genuine }) => withSignatureDictionary(genuine, change);

/** Universal signature forgery: the signature dictionary says too little for a careless reader to find a fault. */
const universal: Readonly<Record<string, Attack>> = {
  'USF: ByteRange misspelt in place': inPlace('/ByteRange', '/ByteRangx'),
  'USF: Contents misspelt in place': inPlace('/Contents <30', '/Contentx <30'),
  'USF: SubFilter misspelt in place': inPlace('/SubFilter', '/SubFiltex'),
  'USF: ByteRange null': rewritten((dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange null')),
  'USF: ByteRange empty': rewritten((dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange []')),
  'USF: ByteRange of zeros': rewritten((dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 0 0 0]')),
  'USF: ByteRange over everything': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, `/ByteRange [0 ${genuine.length} ${genuine.length} 0]`)),
  'USF: ByteRange in words': rewritten((dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange [(0) (1) (2) (3)]')),
  'USF: ByteRange beyond the file': rewritten((dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 10 20 999999999999]')),
  'USF: Contents empty': rewritten((dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '/Contents <>')),
  'USF: Contents one zero byte': rewritten((dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '/Contents <00>')),
  'USF: Contents in letters': rewritten((dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '/Contents (abc)')),
  'USF: the signature null': ({ genuine }) => addRevision(genuine, (document) => [object(document.size - 1, 'null')]),
};

/** Incremental saving: something is appended, the signature left alone. */
const incremental: Readonly<Record<string, Attack>> = {
  'ISA: objects alone': ({ genuine }) => concat([genuine, latin1('5 0 obj\n(lain)\nendobj\n')]),
  'ISA: objects and the old end': ({ genuine }) => concat([genuine, latin1(`5 0 obj\n(lain)\nendobj\nstartxref\n${startOf(genuine)}\n%%EOF\n`)]),
  'ISA: objects and a trailer without a table': ({ genuine }) => concat([genuine, latin1(`5 0 obj\n(lain)\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n${startOf(genuine)}\n%%EOF\n`)]),
  'ISA: an empty table': ({ genuine }) => relisted(genuine, new Map()),
  'ISA: a copy of the signature in the new revision': ({ genuine }) => {
    const dictionary = /(\d+) 0 obj\n(<<\/Type\/Sig.*?>>)\nendobj/s.exec(text(genuine));
    return addRevision(genuine, (document) => [object(Number(dictionary?.[1]), dictionary?.[2] ?? ''), ...forgedPage(document)]);
  },
  'ISA: a table that skips the signed revision': ({ genuine, unsigned }) => {
    const file = addRevision(genuine, forgedPage);
    const at = text(file).lastIndexOf('/Prev ') + '/Prev '.length;
    const length = /^\d+/.exec(text(file.subarray(at, at + 12)))?.[0].length ?? 0;
    file.set(latin1(startOf(unsigned).padStart(length, '0')), at);
    return file;
  },
  'ISA: a stream for newer readers beside the table': ({ genuine }) => {
    const stream = genuine.length;
    const row = (type: number, offset: number): number[] => [type, offset >> 24 & 255, offset >> 16 & 255, offset >> 8 & 255, offset & 255, 0];
    const body = '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n';
    const data = Buffer.from(row(1, stream)).toString('latin1');
    const xref = `900 0 obj\n<</Type/XRef/W[1 4 1]/Index[1 1]/Size 901/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`;
    const at = stream + body.length + xref.length;
    const root = token(PdfDocument.open(genuine).trailer.entries.get('Root') ?? null);
    return concat([genuine, latin1(`${body}${xref}xref\n0 0\ntrailer\n<</Size 901/Root ${root}/Prev ${startOf(genuine)}/XRefStm ${stream + body.length}>>\nstartxref\n${at}\n%%EOF\n`)]);
  },
  'ISA: a page marked as free': ({ genuine }) => {
    const document = PdfDocument.open(genuine);
    const page = document.pages().at(-1) ?? 0;
    const kept = ['Root', 'Info'].map((key) => `/${key} ${token(document.trailer.entries.get(key) ?? null)}`).join('');
    return concat([genuine, latin1(`xref\n${page} 1\n0000000000 00001 f \ntrailer\n<</Size ${document.size}${kept}/Prev ${startOf(genuine)}>>\nstartxref\n${genuine.length}\n%%EOF\n`)]);
  },
  'ISA: the second page taken out': ({ genuine }) => addRevision(genuine, (document) => {
    const pages = document.get(document.catalog(), 'Pages');
    const number = Number(/\/Pages (\d+)/.exec(token(document.catalog()))?.[1]);
    return isDict(pages) ? [object(number, token(withEntries(pages, { Kids: { kind: 'array', items: [ref(pageOf(document))] }, Count: 1 })))] : [];
  }),
};

const wrapping: Readonly<Record<string, Attack>> = {
  'SWA: another page': ({ genuine }) => wrapSignature(genuine, forgedPage),
  'SWA: another description': ({ genuine }) => wrapSignature(genuine, (document) => [object(Number(/\d+/.exec(token(document.trailer.entries.get('Info') ?? null))?.[0]), '<</CertificateCode(ZZZZ-ZZZZ-ZZZZ)>>')]),
  'SWA: nothing but the move': ({ genuine }) => wrapSignature(genuine, () => []),
  'SWA: under validation data': ({ genuine }) => addRevision(wrapSignature(genuine, forgedPage), (document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, '/DSS<</Type/DSS>>>>'))]),
  'SWA: the signed second part repeated': ({ genuine }) => {
    const [, , second] = signatureOf(genuine).range;
    return concat([genuine, genuine.subarray(second)]);
  },
};

/** Shadow attacks: somebody inside prepares the document, our signer signs it, and afterwards it shows something else. */
const shadow: Readonly<Record<string, Attack>> = {
  'shadow hide: an overlay taken away': async (material) => {
    const signed = await prepared(material, (document) => [pageWith(document, { Annots: { kind: 'array', items: [ref(document.size)] } }), note(document.size, 'Stamp')]);
    return addRevision(signed, (document) => [pageWith(document, { Annots: { kind: 'array', items: [] } })]);
  },
  'shadow hide: an overlay marked as free': async (material) => {
    const { size } = PdfDocument.open(material.unsigned);
    const signed = await prepared(material, (document) => [pageWith(document, { Annots: { kind: 'array', items: [ref(document.size)] } }), note(document.size, 'Stamp')]);
    const document = PdfDocument.open(signed);
    return concat([signed, latin1(`xref\n${size} 1\n0000000000 00001 f \ntrailer\n<</Size ${document.size}/Root ${rootNumber(document)} 0 R/Prev ${startOf(signed)}>>\nstartxref\n${signed.length}\n%%EOF\n`)]);
  },
  'shadow replace: the value of a field': async (material) => {
    const signed = await prepared(material, (document) => [pageWith(document, { Annots: { kind: 'array', items: [ref(document.size)] } }), object(document.size, '<</Type/Annot/Subtype/Widget/FT/Tx/T(Nilai)/V(60)/Rect[10 10 90 30]>>')]);
    const number = PdfDocument.open(material.unsigned).size;
    return addRevision(signed, () => [object(number, '<</Type/Annot/Subtype/Widget/FT/Tx/T(Nilai)/V(100)/Rect[10 10 90 30]>>')]);
  },
  'shadow replace: a font': async (material) => {
    const signed = await material.office.sign(material.unsigned);
    const number = Number(/(\d+) 0 obj\n<<[^>]*\/Type ?\/Font[ />]/.exec(text(signed))?.[1] ?? 5);
    return addRevision(signed, () => [object(number, '<</Type/Font/Subtype/Type1/BaseFont/Courier>>')]);
  },
  'shadow hide and replace: hidden objects waiting': inside((document) => [black(document.size), object(document.size + 1, '<</Type/Page/Contents 1 0 R>>')]),
  'shadow hide and replace: the table turned to hidden bytes': async (material) => {
    const { size } = PdfDocument.open(material.unsigned);
    const signed = await prepared(material, (document) => [pageWith(document, { Contents: ref(document.size) }), black(document.size), object(document.size + 1, '(lain)')]);
    return relisted(signed, new Map([[pageOf(PdfDocument.open(material.unsigned)), offsetOf(material.unsigned, pageOf(PdfDocument.open(material.unsigned)))], [size, offsetOf(signed, size)]]));
  },
  'shadow hide and replace: the first description brought back': ({ genuine }) => relisted(genuine, new Map([[pageOf(PdfDocument.open(genuine)), text(genuine).indexOf(`${pageOf(PdfDocument.open(genuine))} 0 obj`)]])),
  'shadow: a reference that a later store fills': async (material) => {
    const missing = PdfDocument.open(material.unsigned).size + 40;
    const signed = await prepared(material, (document) => {
      const page = document.object(pageOf(document));
      return [pageWith(document, { Contents: { kind: 'array', items: [isDict(page) ? page.entries.get('Contents') ?? null : null, ref(missing)].flat() } })];
    });
    return addRevision(signed, (document) => [
      catalogWith(document, (catalog) => catalog.replace(/>>$/, `/DSS ${missing + 1} 0 R>>`)), object(missing + 1, `<</Type/DSS/Certs[${missing} 0 R]>>`), streamObject(missing, '', Uint8Array.of(0x30, 0)),
    ]);
  },
};

/** Certification attacks: what a certified document allows is used to lie (EAA with notes, SSA with further signatures). */
const certification: Readonly<Record<string, Attack>> = {
  'EAA: a note over the page, notes allowed': async (material) => annotated(await certified(material, 3), 'FreeText'),
  'EAA: a stamp over the page, notes allowed': async (material) => annotated(await certified(material, 3), 'Stamp'),
  'EAA: a redaction, notes allowed': async (material) => annotated(await certified(material, 3), 'Redact', '/OverlayText(LULUS)'),
  'EAA: a note, filling in allowed': async (material) => annotated(await certified(material, 2), 'FreeText'),
  'EAA: a note, nothing allowed': async (material) => annotated(await certified(material, 1), 'FreeText'),
  'SSA: a further signature that can be seen': async (material) => {
    const pdf = await certified(material, 2);
    return signByHand(pdf, { objects: (document, number, signature) => [withField(document, number), object(number, widget(signature, 'Kedua', '100 100 400 300'))], container: containerOf(material.impostor.signer) });
  },
  'SSA: a further signature without rectangle': async (material) => buildForeignOver(await certified(material, 2), material.impostor.signer),
  'SSA: an empty field that can be seen': async (material) => addRevision(await certified(material, 2), (document) => [
    withField(document, document.size), object(document.size, '<</Type/Annot/Subtype/Widget/FT/Sig/T(Kedua)/Rect[100 100 400 300]/F 4>>')]),
  'SSA: a second time signed by ourselves over another page': async (material) => signByHand(addRevision(material.genuine, forgedPage), {
    objects: (document, number, signature) => [withField(document, number), object(number, widget(signature, 'Kedua'))], container: containerOf(material.impostor.signer) }),
};

/** Documents with content that acts or hides, signed by our own signer as they are. */
const active: Readonly<Record<string, Attack>> = {
  'inside: a script when it is opened': inside((document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, '/OpenAction<</S/JavaScript/JS(1)>>>>'))]),
  'inside: scripts by name': inside((document) => [catalogWith(document, (catalog) => catalog.replace(/\/Names ?<<.*?>>>>/, '').replace(/>>$/, '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>>>'))]),
  'inside: a program started by a link': inside((document) => [pageWith(document, { Annots: { kind: 'array', items: [ref(document.size)] } }), object(document.size, '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(a.exe)>>>>')]),
  'inside: optional content': inside((document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, `/OCProperties<</OCGs[${document.size} 0 R]/D<<>>>>>>`)), object(document.size, '<</Type/OCG/Name(a)>>')]),
  'inside: a field to fill in': inside(field('<</FT/Tx/T(a)/V(b)>>')),
  'inside: a film': inside(field('<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>')),
  'inside: bytes in another file': inside((document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, `/X ${document.size} 0 R>>`)), streamObject(document.size, '/F(a.bin)', latin1('x'))]),
  'inside: a reference to nothing': inside((document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, '/X 4321 0 R>>'))]),
  'inside: an object nothing leads to': inside((document) => [object(document.size, '(menunggu)')]),
};

/** Parts of two genuine files. */
const grafts: Readonly<Record<string, Attack>> = {
  'graft: the first revision of another, the signature of ours': ({ genuine, unsigned, other }) => concat([other.subarray(0, unsigned.length), genuine.subarray(unsigned.length)]),
  'graft: two genuine files one after the other': ({ genuine, other }) => concat([genuine, other]),
  'graft: our file inside a stream of another': ({ genuine, unsigned }) => addRevision(unsigned, (document) => [streamObject(document.size, '', genuine)]),
  'graft: the metadata of another': ({ genuine }) => swap(genuine, '800.2/0007', '800.2/0008'),
  'graft: the description of another, appended': ({ genuine, other }) => addRevision(genuine, (document) => {
    const info = Number(/\d+/.exec(token(document.trailer.entries.get('Info') ?? null))?.[0]);
    return [object(info, token(PdfDocument.open(other).object(info)))];
  }),
};

export const documentAttacks: Readonly<Record<string, Attack>> = { ...universal, ...incremental, ...wrapping, ...shadow, ...certification, ...active, ...grafts };
