/** What a time-stamp token says (TSTInfo, RFC 3161, 2.4.2). Signatures are not checked here. */
import { BerError, child, readBerExactly, readOid, readSerial, readSmallInteger, readTime } from '../asn1/ber-reader.ts';

/** The parts of a TSTInfo that anybody asks about. */
export interface TstInfo {
  readonly policy: string;
  /** Object identifier of the hash function of the imprint. */
  readonly hashId: string;
  readonly imprint: Uint8Array;
  readonly at: Date;
  /** Lower-case hexadecimal; undefined when the token carries none. */
  readonly nonce: string | undefined;
}

/** Reads a TSTInfo (DER). @throws BerError */
export function readTstInfo(content: Uint8Array): TstInfo {
  const info = readBerExactly(content);
  if (info.tag !== 0x30 || readSmallInteger(child(info, 0)) !== 1) throw new BerError('TSTInfo');
  const imprint = child(info, 2, 0x30);
  const nonce = info.children.slice(5).find(({ tag }) => tag === 0x02);
  return {
    policy: readOid(child(info, 1)),
    hashId: readOid(child(child(imprint, 0, 0x30), 0)),
    imprint: child(imprint, 1, 0x04).content,
    at: readTime(child(info, 4, 0x18)),
    nonce: nonce ? readSerial(nonce) : undefined,
  };
}
