/** Altered certificates: each entry makes one file that must never be called genuine. */
import { deflateSync } from 'node:zlib';
import { createAuthority, localTimestamper, openSigner, signPdf } from '#certificates';
import { concat, element } from '../../../certificates/asn1/der-writer.ts';
import { latin1, object, streamObject, token, withEntries } from '../../../certificates/pdf/serialise.ts';
import { isDict } from '../../../certificates/pdf/values.ts';
import type { PdfDict } from '../../../certificates/pdf/values.ts';
import type { PdfDocument } from '../../../certificates/pdf/document.ts';
import { NOW } from './office.ts';
import type { Office } from './office.ts';
import { addRevision, rootNumber, signatureOf, swap, text, withByte, withSignatureDictionary, wrapSignature } from './pdf-surgery.ts';

export interface Material {
  readonly office: Office;
  /** A genuine certificate, and another one of somebody else. */
  readonly genuine: Uint8Array;
  readonly other: Uint8Array;
  readonly unsigned: Uint8Array;
}

type Alteration = (material: Material) => Uint8Array | Promise<Uint8Array>;

const dictOf = (document: PdfDocument, number: number): PdfDict => {
  const value = document.object(number);
  if (!isDict(value)) throw new Error('no dictionary');
  return value;
};

/** New content for the first page: the forger's own words. */
function forgedPage(document: PdfDocument) {
  const [page = 0] = document.pages();
  const content = document.size;
  return [
    object(page, token(withEntries(dictOf(document, page), { Contents: { kind: 'ref', number: content, generation: 0 } }))),
    streamObject(content, '', latin1('0 0 0 rg 100 100 200 200 re f')),
  ];
}

/** The hexadecimal CMS inside a file replaced, padded to its place. */
function withCms(pdf: Uint8Array, cms: Uint8Array): Uint8Array {
  const [, start, end] = signatureOf(pdf).range;
  const hex = Buffer.from(cms).toString('hex').toUpperCase().padEnd(end - start - 2, '0');
  const copy = Uint8Array.from(pdf);
  copy.set(latin1(hex), start + 1);
  return copy;
}

/** The CMS without its unsigned attributes: the time stamp taken out, lengths mended. */
function withoutTimestamp(cms: Uint8Array): Uint8Array {
  const strip = (bytes: Uint8Array, path: readonly number[]): Uint8Array => {
    const header = (bytes[1] ?? 0) < 0x80 ? 2 : 2 + ((bytes[1] ?? 0) & 0x7f);
    const parts: Uint8Array[] = [];
    for (let at = header; at < bytes.length;) {
      const long = (bytes[at + 1] ?? 0) & 0x7f;
      const size = (bytes[at + 1] ?? 0) < 0x80 ? 2 + long : 2 + long + Buffer.from(bytes).readUIntBE(at + 2, long);
      parts.push(bytes.subarray(at, at + size));
      at += size;
    }
    const [next, ...rest] = path;
    const kept = next === undefined ? parts.filter((part) => part[0] !== 0xa1) : parts.map((part, i) => (i === (next < 0 ? parts.length + next : next) ? strip(part, rest) : part));
    return element(bytes[0] ?? 0, ...kept);
  };
  return strip(cms, [1, 0, -1, 0]);
}

const flipAt = (find: (pdf: Uint8Array) => number): Alteration => ({ genuine }) => withByte(genuine, find(genuine), (byte) => byte ^ 1);
const at = (needle: string, shift = 0) => (pdf: Uint8Array): number => text(pdf).indexOf(needle) + shift;

async function foreign(unsigned: Uint8Array, organisation: string): Promise<Uint8Array> {
  const authority = createAuthority({ organisation, now: NOW });
  const timestamper = localTimestamper({ ...authority.timestamper, now: () => NOW });
  return signPdf(unsigned, { signer: openSigner(authority.signer), timestamper, level: 'B-T', at: NOW });
}

/** A body followed by a minimal trailer whose table is the object at `tableAt`. */
const bomb = (body: string, tableAt: number): Uint8Array => latin1(`${body}\nstartxref\n${tableAt}\n%%EOF\n`);

function hugeIndex(): Uint8Array {
  const head = '%PDF-1.7\n';
  const data = text(new Uint8Array(deflateSync(new Uint8Array(64))));
  return bomb(`${head}1 0 obj\n<</Type/XRef/W[1 2 1]/Index[0 1000000000]/Size 1000000000/Root 1 0 R/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj`, head.length);
}

function inflateBomb(): Uint8Array {
  const head = '%PDF-1.7\n';
  const data = text(new Uint8Array(deflateSync(new Uint8Array(60 * 1024 * 1024))));
  return bomb(`${head}1 0 obj\n<</Type/XRef/W[1 2 1]/Size 15000000/Root 1 0 R/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj`, head.length);
}

/** By name, what is done to the genuine certificate. */
export const alterations: Readonly<Record<string, Alteration>> = {
  'one byte of the printed content': flipAt((pdf) => text(pdf).lastIndexOf('stream\n', at('/Type/Page/')(pdf) + 900) + 20),
  'one letter of the number in the metadata': ({ genuine }) => swap(genuine, '0007', '0008'),
  'one letter of the name in the title': ({ genuine }) => swap(genuine, '<dc:format>application/pdf', '<dc:format>application/pdg'),
  'one digit of the code': ({ genuine }) => swap(genuine, '/CertificateCode (K7QF', '/CertificateCode (K7QG'),
  'one digit of the claims digest': flipAt(at('/ClaimsDigest (', 16)),
  'one digit of the ByteRange': flipAt(at('/ByteRange [', 14)),
  'the claimed time of signing': flipAt(at('/M (D:', 8)),
  'one nibble of the signature container': flipAt((pdf) => signatureOf(pdf).range[1] + 9),
  'one nibble of the signer certificate': flipAt((pdf) => signatureOf(pdf).range[1] + 600),
  'one nibble in the middle of the container': flipAt((pdf) => signatureOf(pdf).range[1] + 3_000),
  'one nibble of the time stamp': flipAt((pdf) => signatureOf(pdf).range[1] + 2 * signatureOf(pdf).cms.length - 60),
  'a letter of the container in lower case': ({ genuine }) => withByte(genuine, text(genuine).slice(0, signatureOf(genuine).range[2]).lastIndexOf('F'), (byte) => byte | 0x20),
  'something in the padding': ({ genuine }) => withByte(genuine, signatureOf(genuine).range[2] - 4, () => 0x31),
  'the time stamp taken out': ({ genuine }) => withCms(genuine, withoutTimestamp(signatureOf(genuine).cms)),
  'the container of another certificate': ({ genuine, other }) => withCms(genuine, signatureOf(other).cms),
  'an empty container': ({ genuine }) => withCms(genuine, new Uint8Array()),
  'a container of zeros and one null': ({ genuine }) => withCms(genuine, Uint8Array.of(5, 0)),
  'words behind the end': ({ genuine }) => concat([genuine, latin1('tambahan\n')]),
  'white space behind the end': ({ genuine }) => concat([genuine, latin1('\n\n\n')]),
  'a comment and the old end once more': ({ genuine }) => concat([genuine, latin1(`% x\n${/startxref[\s\S]*$/.exec(text(genuine).slice(-60))?.[0] ?? ''}`)]),
  'bytes before the header': ({ genuine }) => concat([latin1('\n'), genuine]),
  'a later revision with another page': ({ genuine }) => addRevision(genuine, forgedPage),
  'a later revision with another code': ({ genuine }) => addRevision(genuine, () => [object(3, '<</CertificateCode (ZZZZ-ZZZZ-ZZZZ)>>')]),
  'a later revision with a note on the page': ({ genuine }) => addRevision(genuine, (document) => {
    const [page = 0] = document.pages();
    return [object(page, token(dictOf(document, page)).replace('/Annots[', `/Annots[${document.size} 0 R `)), object(document.size, '<</Type/Annot/Subtype/FreeText/Rect[0 0 200 200]/Contents(LULUS)/DA(/F1 20 Tf)>>')];
  }),
  'a later revision with other pages': ({ genuine }) => addRevision(genuine, (document) => {
    const root = rootNumber(document);
    const [first] = forgedPage(document);
    const pages = document.size + 1;
    return [...(first ? [{ ...first, number: pages + 1 }] : []), object(pages, `<</Type/Pages/Kids[${pages + 1} 0 R]/Count 1>>`), object(root, token(dictOf(document, root)).replace(/\/Pages \d+ 0 R/, `/Pages ${pages} 0 R`))];
  }),
  'a later revision that changes nothing': ({ genuine }) => addRevision(genuine, (document) => [object(document.size, 'null')]),
  'a later revision with validation data': ({ genuine }) => addRevision(genuine, (document) => {
    const root = rootNumber(document);
    return [object(root, token(dictOf(document, root)).replace(/>>$/, '/DSS<</Type/DSS/Certs[]>>>>'))];
  }),
  'the signature field removed': ({ genuine }) => addRevision(genuine, (document) => {
    const root = rootNumber(document);
    return [object(root, token(dictOf(document, root)).replace(/\/AcroForm.*?>>/, ''))];
  }),
  'the signature removed by cutting back to the first revision': ({ unsigned }) => unsigned,
  'signature wrapping': ({ genuine }) => wrapSignature(genuine, forgedPage),
  'a ByteRange that does not start at 0': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace('/ByteRange [0 ', '/ByteRange [1 ')),
  'a ByteRange that ends early': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/(\d+)\] /, (_, rest: string) => `${Number(rest) - 9}] `)),
  'a ByteRange of six numbers': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/(\d+)\] {4}/, '$1 0 0]')),
  'a ByteRange with a negative number': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace('/ByteRange [0 ', '/ByteRange [-0 ')),
  'no ByteRange': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, '')),
  'no Contents': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '')),
  'Contents null': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '/Contents null')),
  'Contents in an object of its own': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace(/\/Contents <[^>]*>/, '/Contents 3 0 R')),
  'two ByteRanges in one dictionary': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace('/ByteRange', '/ByteRange [0 1 2 3]/ByteRange')),
  'an unknown SubFilter': ({ genuine }) => withSignatureDictionary(genuine, (dictionary) => dictionary.replace('ETSI.CAdES.detached', 'adbe.x509.rsa_sha1')),
  'signed by somebody else': ({ unsigned }) => foreign(unsigned, 'Lembaga Lain'),
  'signed by somebody who took our name': ({ unsigned }) => foreign(unsigned, 'Dinas Sosial Uji Coba'),
  'an xref that points to itself': ({ genuine }) => swap(genuine, /\/Prev \d+/.exec(text(genuine))?.[0] ?? '', `/Prev ${/startxref\n(\d+)\n%%EOF\n$/.exec(text(genuine))?.[1] ?? ''}`.slice(0, (/\/Prev \d+/.exec(text(genuine))?.[0] ?? '').length)),
  'an xref stream with a huge Index': hugeIndex,
  'a stream that unpacks to 60 MB': inflateBomb,
  'arrays nested a hundred thousand deep': () => bomb(`%PDF-1.7\nxref\n0 0\ntrailer\n<</Root ${'['.repeat(100_000)}`, 9),
  'the last third missing': ({ genuine }) => genuine.subarray(0, Math.floor(genuine.length * 0.66)),
  'the last byte missing': ({ genuine }) => genuine.subarray(0, genuine.length - 1),
  'nothing at all': () => new Uint8Array(),
  'no PDF': () => latin1('PK\u0003\u0004 bukan PDF'),
  'a picture with a PDF header': () => latin1('%PDF-1.7\nGIF89a'),
  'an encrypted file': ({ genuine }) => addRevision(genuine, () => [], '/Root 2 0 R/Encrypt<</Filter/Standard/V 2/R 3>>'),
};
