/** A second signature over a signed file, as any signing program would add it. */
import { createAuthority, openSigner } from '#certificates';
import { oids } from '../../../certificates/asn1/oids.ts';
import { latin1, object, token } from '../../../certificates/pdf/serialise.ts';
import { makeCms, sha256 } from '../../../certificates/sign/cms-writer.ts';
import { NOW } from './office.ts';
import { addRevision, rootNumber, text } from './pdf-surgery.ts';

/** Adds a revision signed by a stranger that covers the whole file. */
export async function buildForeignOver(pdf: Uint8Array): Promise<Uint8Array> {
  const room = 6_000;
  const file = addRevision(pdf, (document) => {
    const [field, signature] = [document.size, document.size + 1];
    const root = rootNumber(document);
    return [
      object(root, token(document.catalog()).replace('/Fields [', `/Fields [${field} 0 R `).replace('/Fields[', `/Fields[${field} 0 R `)),
      object(field, `<</FT/Sig/T(Kedua)/V ${signature} 0 R>>`),
      object(signature, `<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange [${' '.repeat(60)}]/Contents <${'0'.repeat(room)}>>>`),
    ];
  });
  const from = pdf.length;
  const content = text(file);
  const rangeAt = content.indexOf('/ByteRange [', from) + '/ByteRange ['.length;
  const start = content.indexOf('/Contents <', from) + '/Contents '.length;
  const end = start + room + 2;
  file.set(latin1(`0 ${start} ${end} ${file.length - end}`), rangeAt);
  const signer = openSigner(createAuthority({ organisation: 'Pihak Lain', now: NOW }).signer);
  const cms = await makeCms({ signer, digest: sha256(file.subarray(0, start), file.subarray(end)), contentType: oids.data });
  file.set(latin1(Buffer.from(cms).toString('hex').toUpperCase()), start + 1);
  return file;
}
