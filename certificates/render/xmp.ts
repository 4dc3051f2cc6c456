/** XMP metadata (ISO 16684-1). */
import type { DocumentFacts } from './document-facts.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const NAMESPACE = 'urn:bekal:certificate:1';

const property = (name: string, description: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>`
  + `<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;

/**
 * Claims PDF/A-3 at level U, and describes our two properties, as the standard wants it for every schema it does not know
 * (ISO 19005-3, 6.6.2.3). Level A stays unclaimed while no checker of that level has judged the files.
 */
const ARCHIVAL = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Bekal certificate</pdfaSchema:schema><pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>bekal</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${
  property('code', 'Code of the certificate in the register')}${property('claimsDigest', 'SHA-256 of the attached claims')}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`;

/** The packet for a document; the same facts as in the information dictionary. */
export function xmpPacket(facts: DocumentFacts): string {
  const at = `${facts.date}T00:00:00Z`;
  const mark = (key: string, value: string | undefined): string => (value === undefined ? '' : `<bekal:${key}>${escape(value)}</bekal:${key}>`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${facts.archival ? ARCHIVAL : ''}<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:bekal="${NAMESPACE}">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(facts.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(facts.subject)}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>${at}</xmp:CreateDate><xmp:CreatorTool>Bekal</xmp:CreatorTool><pdf:Producer>Bekal</pdf:Producer>${mark('code', facts.code)}${mark('claimsDigest', facts.claimsDigest)}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
