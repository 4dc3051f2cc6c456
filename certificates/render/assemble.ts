/** Putting a document together: constants, pages, information and metadata in one file with one xref table. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { concat } from '../asn1/der-writer.ts';
import { dateToken, latin1, object, streamObject, textToken, writeObjects, xrefTable } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import type { Assets } from './assets.ts';
import type { Canvas } from './canvas.ts';
import type { DocumentFacts } from './document-facts.ts';
import { xmpPacket } from './xmp.ts';

/** Marks the file as binary for old transports. */
const HEADER = new Uint8Array([...latin1('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);
const [PAGES, CATALOG, INFO] = [1, 2, 3];

function information(facts: DocumentFacts): string {
  const mark = (key: string, value: string | undefined): string => (value === undefined ? '' : `/${key} ${textToken(value)}`);
  return `<<${mark('Title', facts.title)}${mark('Author', facts.author)}${mark('Subject', facts.subject)}/Creator (Bekal)/Producer (Bekal)`
    + `/CreationDate ${dateToken(new Date(`${facts.date}T00:00:00Z`))}${mark('CertificateCode', facts.code)}${mark('ClaimsDigest', facts.claimsDigest)}>>`;
}

function pageObjects(pages: readonly Canvas[], first: number, resources: number): ObjectBody[] {
  return pages.flatMap((page, i) => {
    const [own, content] = [first + 2 * i, first + 2 * i + 1];
    const box = `/MediaBox[0 0 ${page.width} ${page.height}]`;
    return [
      object(own, `<</Type/Page/Parent ${PAGES} 0 R${box}/Resources ${resources} 0 R/Contents ${content} 0 R/Tabs/S>>`),
      streamObject(content, '/Filter/FlateDecode', new Uint8Array(deflateSync(latin1(page.content()), { level: 6 }))),
    ];
  });
}

/** Writes the document. Nothing in it is random: its identifier is a digest of its content. */
export function assemble(pages: readonly Canvas[], assets: Assets, facts: DocumentFacts): Uint8Array {
  const [resources, metadata] = [assets.nextNumber, assets.nextNumber + 1];
  const first = metadata + 1;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = [
    object(PAGES, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`),
    object(CATALOG, `<</Type/Catalog/Pages ${PAGES} 0 R/Lang (id-ID)/Metadata ${metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`),
    object(INFO, information(facts)),
    ...assets.objects,
    object(resources, assets.resources),
    streamObject(metadata, '/Type/Metadata/Subtype/XML', new Uint8Array(Buffer.from(xmpPacket(facts), 'utf8'))),
    ...pageObjects(pages, first, resources),
  ];
  const { bytes, offsets } = writeObjects(objects, HEADER.length);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32).toUpperCase();
  const trailer = `/Size ${first + 2 * pages.length}/Root ${CATALOG} 0 R/Info ${INFO} 0 R/ID[<${id}><${id}>]`;
  return concat([HEADER, bytes, xrefTable(offsets, HEADER.length + bytes.length, trailer, true)]);
}
