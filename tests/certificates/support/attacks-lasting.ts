/** Attacks on what may stand behind a signature: validation data and document time stamps. */
import { PdfDocument } from '../../../certificates/pdf/document.ts';
import { concat, sequence } from '../../../certificates/asn1/der-writer.ts';
import { latin1, object, ref, streamObject, token, withEntries } from '../../../certificates/pdf/serialise.ts';
import type { ObjectBody } from '../../../certificates/pdf/serialise.ts';
import { isDict } from '../../../certificates/pdf/values.ts';
import { appendDocumentTimestamp } from '../../../certificates/sign/document-timestamp.ts';
import type { Attack, AttackMaterial } from './attack-material.ts';
import { signByHand, widget, withField } from './countersign.ts';
import { addRevision, catalogWith, rootNumber, swap, text, withByte } from './pdf-surgery.ts';

/** A revision that adds validation data, with a change of its catalogue or further objects. */
function store(pdf: Uint8Array, change: (catalog: string, document: PdfDocument) => string, more: (document: PdfDocument) => readonly ObjectBody[] = () => [], certs?: (document: PdfDocument) => string): Uint8Array {
  return addRevision(pdf, (document) => {
    const number = document.size + 10;
    const list = certs?.(document) ?? `${number + 1} 0 R`;
    return [
      catalogWith(document, (catalog) => change(catalog.replace(/\/DSS \d+ 0 R/, '').replace(/>>$/, `/DSS ${number} 0 R>>`), document)),
      object(number, `<</Type/DSS/Certs[${list}]>>`),
      streamObject(number + 1, '', sequence(latin1('sembarang'))),
      ...more(document),
    ];
  });
}

const same = (catalog: string): string => catalog;
const pageOf = (document: PdfDocument): number => document.pages()[0] ?? 0;
const black = (number: number): ObjectBody => streamObject(number, '', latin1('0 0 0 rg 100 100 400 300 re f'));

function blackPage(document: PdfDocument, content: number): ObjectBody {
  const page = document.object(pageOf(document));
  if (!isDict(page)) throw new Error('page');
  return object(pageOf(document), token(withEntries(page, { Contents: ref(content) })));
}

/** A document time stamp by our own authority whose revision also does something else. */
const stamped = ({ genuine, clock }: AttackMaterial, objects: (document: PdfDocument, field: number, stamp: number) => readonly ObjectBody[]): Promise<Uint8Array> => signByHand(genuine, {
  dictionary: '/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/V 0',
  objects,
  container: async (covered) => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256');
    for (const part of covered) hash.update(part);
    return clock.timestamp(hash.digest());
  },
});

/** The document time stamp's own place in a file. */
function stampPlace(pdf: Uint8Array): number {
  return text(pdf).indexOf('/Contents <', text(pdf).indexOf('/Type/DocTimeStamp')) + 11;
}

export const lastingAttacks: Readonly<Record<string, Attack>> = {
  'validation data, and another page under it': ({ genuine }) => store(genuine, same, (document) => [blackPage(document, document.size + 30), black(document.size + 30)]),
  'validation data, and an object nothing leads to': ({ genuine }) => store(genuine, same, (document) => [object(document.size + 30, '(pesan)')]),
  'validation data, and an action when it is opened': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/>>$/, '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>')),
  'validation data, and other pages': ({ genuine }) => store(genuine, (catalog, document) => catalog.replace(/\/Pages \d+ 0 R/, `/Pages ${document.size + 31} 0 R`),
    (document) => [black(document.size + 30), object(document.size + 31, `<</Type/Pages/Kids[${document.size + 32} 0 R]/Count 1>>`), object(document.size + 32, `<</Type/Page/Parent ${document.size + 31} 0 R/MediaBox[0 0 500 500]/Contents ${document.size + 30} 0 R>>`)]),
  'validation data, and another language and view': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/>>$/, '/PageMode/FullScreen>>')),
  'validation data, and optional content': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/>>$/, '/OCProperties<</D<<>>/OCGs[]>>>>')),
  'validation data, and a form of another kind': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/\/AcroForm ?<</, '/AcroForm<</XFA(x)')),
  'validation data, and the form asking for new looks': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/\/AcroForm ?<</, '/AcroForm<</NeedAppearances true')),
  'validation data, and a field to fill in': ({ genuine }) => store(genuine, (catalog, document) => catalog.replace(/\/Fields ?\[/, `/Fields[${document.size + 30} 0 R `), (document) => [object(document.size + 30, '<</FT/Tx/T(Nilai)/V(100)>>')]),
  'validation data, and the signature field gone': ({ genuine }) => store(genuine, (catalog) => catalog.replace(/\/Fields ?\[[^\]]*\]/, '/Fields[]')),
  'validation data whose extension leads to an object': ({ genuine }) => store(genuine, (catalog, document) => catalog.replace(/\/Extensions ?<<.*?>>>>/, '').replace(/>>$/, `/Extensions<</ESIC ${document.size + 30} 0 R>>>>`), (document) => [object(document.size + 30, '<</BaseVersion/1.7/ExtensionLevel 2>>')]),
  'a certificate that is the page’s content': ({ genuine }) => store(genuine, same, (document) => {
    const page = document.object(pageOf(document));
    const content = isDict(page) ? page.entries.get('Contents') : undefined;
    const number = typeof content === 'object' && content?.kind === 'ref' ? content.number : content && typeof content === 'object' && content.kind === 'array' && typeof content.items[0] === 'object' && content.items[0]?.kind === 'ref' ? content.items[0].number : 0;
    return [streamObject(number, '', sequence(latin1('0 0 0 rg 9 9 99 99 re f')))];
  }, (document) => {
    const page = document.object(pageOf(document));
    const content = isDict(page) ? token(page.entries.get('Contents') ?? null) : '';
    return /\d+ 0 R/.exec(content)?.[0] ?? '';
  }),
  'a certificate that is no certificate': ({ genuine }) => store(genuine, same, (document) => [streamObject(document.size + 30, '', latin1('0 0 0 rg'))], (document) => `${document.size + 30} 0 R`),
  'a certificate with words behind it': ({ genuine }) => store(genuine, same, (document) => [streamObject(document.size + 30, '', concat([sequence(), latin1('tambahan')]))], (document) => `${document.size + 30} 0 R`),
  'a certificate whose bytes lie in another file': ({ genuine }) => store(genuine, same, (document) => [streamObject(document.size + 30, '/F(lain.bin)', sequence())], (document) => `${document.size + 30} 0 R`),
  'a store with an entry of its own': ({ genuine }) => store(genuine, same, (document) => [object(document.size + 10, `<</Type/DSS/Certs[]/Isi(${'x'.repeat(40)})>>`)]),
  'a store that lists nothing': ({ genuine }) => addRevision(genuine, (document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, '/DSS<</Type/DSS/Certs[]>>>>'))]),
  'a message between the objects of the store': ({ provided, genuine }) => {
    const at = text(provided).indexOf(' 0 obj', genuine.length + 10);
    const line = text(provided).lastIndexOf('\n', at) + 1;
    return concat([provided.subarray(0, line), latin1('% pesan\n'), provided.subarray(line)]);
  },
  'a comment inside the store': ({ genuine }) => store(genuine, same, (document) => [object(document.size + 10, `<</Type/DSS % pesan\n/Certs[${document.size + 11} 0 R]>>`)]),
  'a trailer with another root of equal content': ({ genuine }) => addRevision(genuine, (document) => [{ ...catalogWith(document, same), number: document.size }], `/Root ${PdfDocument.open(genuine).size} 0 R`),
  'a trailer with another description': ({ genuine }) => addRevision(genuine, (document) => [
    catalogWith(document, (catalog) => catalog.replace(/>>$/, `/DSS ${document.size} 0 R>>`)), object(document.size, `<</Type/DSS/Certs[${document.size + 1} 0 R]>>`),
    streamObject(document.size + 1, '', sequence()), object(document.size + 2, '<</CertificateCode(ZZZZ-ZZZZ-ZZZZ)>>'),
  ], `/Root ${rootNumber(PdfDocument.open(genuine))} 0 R/Info ${PdfDocument.open(genuine).size + 2} 0 R`),
  'words behind the last time stamp': ({ lasting }) => concat([lasting, latin1('tambahan\n')]),
  'an end of line behind the last time stamp': ({ lasting }) => concat([lasting, latin1('\n')]),
  'another page behind the last time stamp': ({ lasting }) => addRevision(lasting, (document) => [blackPage(document, document.size), black(document.size)]),
  'another page under a further time stamp of our own authority': async ({ lasting, clock }) =>
    appendDocumentTimestamp(PdfDocument.open(addRevision(lasting, (document) => [blackPage(document, document.size), black(document.size)])), clock),
  'another page in the revision of a document time stamp': (material) => stamped(material, (document, field, stamp) =>
    [withField(document, field), object(field, widget(stamp, 'Stempel')), blackPage(document, document.size + 5), black(document.size + 5)]),
  'a document time stamp that can be seen': (material) => stamped(material, (document, field, stamp) => [withField(document, field), object(field, widget(stamp, 'Stempel', '50 50 300 200'))]),
  'a document time stamp with an appearance': (material) => stamped(material, (document, field, stamp) =>
    [withField(document, field), object(field, widget(stamp, 'Stempel', '0 0 0 0', `/AP<</N ${document.size + 5} 0 R>>`)), streamObject(document.size + 5, '/Type/XObject/Subtype/Form/BBox[0 0 9 9]', latin1('f'))]),
  'a document time stamp with an action': (material) => stamped(material, (document, field, stamp) => [withField(document, field), object(field, widget(stamp, 'Stempel', '0 0 0 0', '/AA<</PO<</S/JavaScript/JS(1)>>>>'))]),
  'a document time stamp before our field': (material) => stamped(material, (document, field, stamp) =>
    [catalogWith(document, (catalog) => catalog.replace(/\/Fields ?\[/, `/Fields[${field} 0 R `)), object(field, widget(stamp, 'Stempel'))]),
  'one nibble of the document time stamp': ({ lasting }) => withByte(lasting, stampPlace(lasting) + 1_001, (byte) => (byte === 0x30 ? 0x31 : 0x30)),
  'the document time stamp of another file': ({ lasting, otherLasting }) => {
    const [to, from] = [stampPlace(lasting), stampPlace(otherLasting)];
    const copy = Uint8Array.from(lasting);
    copy.set(otherLasting.subarray(from, text(otherLasting).indexOf('>', from)), to);
    return copy;
  },
  'a document time stamp taken out of its place': ({ lasting }) => {
    const from = stampPlace(lasting);
    const copy = Uint8Array.from(lasting);
    copy.fill(0x30, from, text(lasting).indexOf('>', from));
    return copy;
  },
  'the revisions of another file behind ours': ({ genuine, other, otherLasting }) => concat([genuine, otherLasting.subarray(other.length)]),
  'a digit of the description under the store': ({ lasting }) => swap(lasting, '/CertificateCode (K7QF', '/CertificateCode (K7QG'),
  'one byte of the validation data under the time stamp': ({ lasting, genuine }) => withByte(lasting, text(lasting).indexOf('stream\n', genuine.length) + 60, (byte) => byte ^ 1),
  'the revision of the store skipped by the next': ({ lasting, genuine }) => {
    const places = [...text(lasting).matchAll(/\/Prev (\d+)/g)];
    const [last, signed] = [places.at(-1), /startxref\n(\d+)\n%%EOF\s*$/.exec(text(genuine))?.[1] ?? ''];
    const to = signed.padStart((last?.[1] ?? '').length, '0');
    const copy = Uint8Array.from(lasting);
    copy.set(latin1(to), (last?.index ?? 0) + '/Prev '.length);
    return copy;
  },
};
