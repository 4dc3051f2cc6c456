/** Attacks on the signature container: other spellings, other parts, other people's parts. */
import { createHash } from 'node:crypto';
import { localTimestamper } from '#certificates';
import { child, readBerExactly } from '../../../certificates/asn1/ber-reader.ts';
import { concat, element, integer, nil, octets, oid, sequence, setOf, tagged } from '../../../certificates/asn1/der-writer.ts';
import { oids } from '../../../certificates/asn1/oids.ts';
import { timestampAttribute } from '../../../certificates/sign/cms-writer.ts';
import type { Timestamper } from '#certificates';
import { onRoomy } from './attack-material.ts';
import type { Attack, AttackMaterial } from './attack-material.ts';
import { edited, indefinite, longLength, places, withCms, withEditedCms } from './cms-surgery.ts';
import { NOW } from './office.ts';
import { signatureOf } from './pdf-surgery.ts';

const cmsOf = ({ genuine }: AttackMaterial): Uint8Array => signatureOf(genuine).cms;
const node = (cms: Uint8Array, path: readonly number[]) => path.reduce((at, step) => child(at, step < 0 ? at.children.length + step : step), readBerExactly(cms));
const edit = (path: readonly number[], change: (parts: Uint8Array[], material: AttackMaterial) => Uint8Array[]): Attack => (material) =>
  withEditedCms(material.genuine, path, (parts) => change(parts, material));
const recoded = (path: readonly number[], at: number, recode: (der: Uint8Array) => Uint8Array): Attack => edit(path, (parts) => parts.map((part, i) => (i === at ? recode(part) : part)));
const signatureValue = (cms: Uint8Array): Uint8Array => node(cms, [...places.signerInfo, 5]).content;

/** The time stamp of the genuine file replaced by another token over the same signature. */
async function restamped(material: AttackMaterial, clock: Timestamper): Promise<Uint8Array> {
  const token = await clock.timestamp(createHash('sha256').update(signatureValue(cmsOf(material))).digest());
  return withEditedCms(material.genuine, places.unsigned, () => [timestampAttribute(token)]);
}

const tokenPath = [...places.unsigned, 0, 1, 0] as const;
const tokenOf = (pdf: Uint8Array): Uint8Array => node(signatureOf(pdf).cms, tokenPath).bytes;

/** A certificate of the impostor under the name and number of ours: only the key differs. */
function lookalike({ signer: { chain } }: AttackMaterial, impostor: Uint8Array): Promise<Uint8Array> {
  return chain().then(([own = new Uint8Array()]) => edited(impostor, [0], (parts) => {
    const ours = node(own, [0]).children.map(({ bytes }) => Uint8Array.from(bytes));
    return parts.map((part, i) => (i === 6 ? part : ours[i] ?? part));
  }));
}

export const containerAttacks = onRoomy({
  'two signers: ours twice': edit(places.signerInfos, ([one = nil()]) => [one, one]),
  'two signers: ours and one of a stranger': edit(places.signerInfos, ([one = nil()], { genuine }) => [one, edited(signatureOf(genuine).cms, [...places.signerInfo, 5], (parts) => parts), one].slice(0, 2)),
  'no signer at all': edit(places.signerInfos, () => []),
  'the container with an indefinite length': (material) => withCms(material.genuine, indefinite(cmsOf(material))),
  'the signed data with an indefinite length': recoded([1], 0, indefinite),
  'the signer with an indefinite length': recoded(places.signerInfos, 0, indefinite),
  'the certificates with an indefinite length': recoded(places.signedData, 3, indefinite),
  'the signed attributes with an indefinite length': recoded(places.signerInfo, 3, indefinite),
  'the unsigned attributes with an indefinite length': recoded(places.signerInfo, 6, indefinite),
  'the container with a length in four octets': (material) => withCms(material.genuine, longLength(cmsOf(material))),
  'the signature value with a length in four octets': recoded(places.signerInfo, 5, longLength),
  'the signature value in two pieces': recoded(places.signerInfo, 5, (der) => {
    const { content } = readBerExactly(der);
    return element(0x24, octets(content.subarray(0, 20)), octets(content.subarray(20)));
  }),
  'the content type with a filled object identifier': recoded([], 0, () => element(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x80, 0x02))),
  'a version with a leading zero': recoded(places.signedData, 0, () => element(0x02, Uint8Array.of(0, 1))),
  'version 3 instead of 1': recoded(places.signedData, 0, () => integer(3)),
  'a signer of version 3': recoded(places.signerInfo, 0, () => integer(3)),
  'two digest algorithms': edit(places.digests, ([one = nil()]) => [one, sequence(oid(oids.sha512), nil())]),
  'no digest algorithm': edit(places.digests, () => []),
  'another digest algorithm outside': edit(places.digests, () => [sequence(oid(oids.sha512), nil())]),
  'another digest algorithm in the signer': recoded(places.signerInfo, 2, () => sequence(oid(oids.sha512), nil())),
  'the digest algorithm without its parameters': recoded(places.signerInfo, 2, () => sequence(oid(oids.sha256))),
  'another signature algorithm': recoded(places.signerInfo, 4, () => sequence(oid(oids.ecdsaWithSha384))),
  'a signature algorithm with parameters': recoded(places.signerInfo, 4, () => sequence(oid(oids.ecdsaWithSha256), nil())),
  'content inside the container': recoded(places.signedData, 2, () => sequence(oid(oids.data), tagged(0, octets(Uint8Array.of(1))))),
  'a stranger’s certificate beside ours': edit(places.certificates, (parts, { impostor }) => [...parts, ...impostor.certificates.slice(0, 1)]),
  'our certificate twice': edit(places.certificates, ([own = nil()]) => [own, own]),
  'our certificate taken out': edit(places.certificates, () => []),
  'something that is no certificate beside ours': edit(places.certificates, (parts) => [...parts, sequence(integer(1))]),
  'an attribute certificate beside ours': edit(places.certificates, (parts) => [...parts, tagged(2, integer(1))]),
  'a certificate under our name and number with another key': async (material) => {
    const [own = new Uint8Array()] = material.impostor.certificates;
    const false_ = await lookalike(material, own);
    return withEditedCms(material.genuine, places.certificates, () => [false_]);
  },
  'a false certificate before ours': async (material) => {
    const [own = new Uint8Array()] = material.impostor.certificates;
    const false_ = await lookalike(material, own);
    return withEditedCms(material.genuine, places.certificates, (parts) => [false_, ...parts]);
  },
  'a revocation list in the container': edit(places.signedData, (parts) => [...parts.slice(0, 4), tagged(1, sequence(integer(1))), ...parts.slice(4)]),
  'an unknown unsigned attribute': edit(places.unsigned, (parts) => [...parts, sequence(oid('1.2.3.4'), setOf(integer(1)))]),
  'an attribute of strangers before the time stamp': edit(places.unsigned, (parts) => [sequence(oid('1.2.3.4'), setOf(integer(1))), ...parts]),
  'the time stamp given twice': edit(places.unsigned, (parts) => [...parts, ...parts]),
  'two values in the time stamp attribute': edit([...places.unsigned, 0, 1], ([token = nil()]) => [token, token]),
  'an empty time stamp attribute': edit([...places.unsigned, 0, 1], () => []),
  'a signed attribute given twice': edit([...places.signerInfo, 3], ([first = nil(), ...rest]) => [first, first, ...rest]),
  'a signed attribute taken out': edit([...places.signerInfo, 3], (parts) => parts.slice(1)),
  'the signed attributes in another order': edit([...places.signerInfo, 3], (parts) => parts.reverse()),
  'a signing time added to the signed attributes': edit([...places.signerInfo, 3], (parts) => [...parts, sequence(oid(oids.signingTime), setOf(element(0x17, Buffer.from('260101000000Z'))))]),
  'no signed attributes': edit(places.signerInfo, (parts) => parts.filter((_, i) => i !== 3)),
  'an empty signature value': recoded(places.signerInfo, 5, () => octets(new Uint8Array())),
  'a signature value of two zeros': recoded(places.signerInfo, 5, () => octets(sequence(integer(0), integer(0)))),
  'a digest instead of the container': ({ genuine }) => withCms(genuine, sequence(oid('1.2.840.113549.1.7.5'), tagged(0, octets(new Uint8Array(32))))),
  'a second container behind the first': (material) => withCms(material.genuine, concat([cmsOf(material), sequence(integer(1))])),
  'the time stamp of another certificate': (material) => withEditedCms(material.genuine, [...places.unsigned, 0, 1], () => [tokenOf(material.other)]),
  'a time stamp of an authority that took our name': (material) => restamped(material, material.impostor.clock),
  'a time stamp by our document signer': (material) => restamped(material, localTimestamper({ ...material.office.authority.signer, now: () => NOW })),
  'a time stamp from next year': (material) => restamped(material, localTimestamper({ ...material.office.authority.timestamper, now: () => new Date(NOW.getTime() + 365 * 86_400_000) })),
  'a time stamp from before its authority existed': (material) => restamped(material, localTimestamper({ ...material.office.authority.timestamper, now: () => new Date('2001-01-01') })),
  'a time stamp over something else': async (material) => {
    const token = await material.clock.timestamp(new Uint8Array(32));
    return withEditedCms(material.genuine, places.unsigned, () => [timestampAttribute(token)]);
  },
  'the time stamp with an indefinite length': recoded([...places.unsigned, 0, 1], 0, indefinite),
  'the time stamp with a stranger’s certificate': edit([...tokenPath, 1, 0, 3], (parts, { impostor }) => [...parts, ...impostor.certificates.slice(0, 1)]),
  'the time stamp without its certificate': edit([...tokenPath, 1, 0, 3], () => []),
  'the time stamp with an unsigned attribute': edit([...tokenPath, 1, 0, -1, 0], (parts) => [...parts, tagged(1, sequence(oid('1.2.3.4'), setOf(integer(1))))]),
});
