/** An institution that also answers for its certificates: revocation lists, OCSP, time stamps with a clock of its own. */
import { createCrl, issueCertificate, localOcspResponder, localTimestamper, openSigner, revocationSource } from '#certificates';
import type { Authority, CertificateStatus, EnrichRequest, LocalTimestamper, OcspResponder } from '#certificates';
import { PdfDocument } from '../../../certificates/pdf/document.ts';
import { unpack } from '../../../certificates/pdf/filters.ts';
import { isArray, isDict, isStream } from '../../../certificates/pdf/values.ts';

export interface Archive {
  readonly responder: OcspResponder;
  readonly timestamper: LocalTimestamper;
  readonly crl: string;
  readonly request: EnrichRequest;
}

/** Opens an archive at an instant; a renewed time-stamp authority may stand in for the first one. */
export function openArchive(authority: Authority, now: Date, status: (serial: string) => CertificateStatus = () => ({ state: 'good' }), clock = authority.timestamper): Archive {
  const held = issueCertificate(authority.root, { role: 'responder', commonName: 'Penjawab Status', now });
  const responder = localOcspResponder({ issuer: authority.root.certificate, signer: openSigner(held), status, now: () => now });
  const timestamper = localTimestamper({ ...clock, now: () => now });
  const crl = createCrl(authority.root, { revoked: [], number: Math.floor(now.getTime() / 1000), now });
  const request: EnrichRequest = { level: 'B-LTA', authorities: [authority.root.certificate], revocation: revocationSource({ crls: [crl], responders: [responder] }), timestamper };
  return { responder, timestamper, crl, request };
}

/** Unpacked streams of one list of the document security store. */
export function stored(pdf: Uint8Array, list: 'Certs' | 'CRLs' | 'OCSPs'): Uint8Array[] {
  const document = PdfDocument.open(pdf);
  const dss = document.get(document.catalog(), 'DSS');
  const items = isDict(dss) ? document.get(dss, list) : null;
  return (isArray(items) ? items.items : []).map((item) => {
    const stream = document.resolve(item);
    if (!isStream(stream)) throw new Error(`${list} holds something else than streams`);
    return unpack(stream);
  });
}

/** Every signature dictionary in the order of the file: type, ByteRange, the CMS without padding, and the bytes covered. */
export function signedParts(pdf: Uint8Array): Array<{ type: string; range: number[]; contents: Buffer; cms: Uint8Array; covered: Uint8Array }> {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/Type\/(Sig|DocTimeStamp)\b[^]*?\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)].map((match) => {
    const range = match.slice(2, 6).map(Number);
    const [, first = 0, second = 0, rest = 0] = range;
    const contents = Buffer.from(text.slice(first + 1, second - 1), 'hex');
    return { type: match[1] ?? '', range, contents, cms: contents.subarray(0, 4 + contents.readUInt16BE(2)), covered: Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)]) };
  });
}
