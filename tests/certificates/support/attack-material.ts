/** What forgers have at hand: files of ours at every level, files of strangers, and even our own signer for what it signs unseen. */
import { createAuthority, enrichPdf, localTimestamper, openSigner, renderCertificate } from '#certificates';
import type { LocalTimestamper, RawSigner } from '#certificates';
import { openArchive } from './archive.ts';
import { object } from '../../../certificates/pdf/serialise.ts';
import { containerOf, signByHand, widget, withField } from './countersign.ts';
import { NOW, openOffice } from './office.ts';
import type { Office } from './office.ts';
import { sampleClaims } from './sample-claims.ts';

export interface AttackMaterial {
  readonly office: Office;
  readonly signer: RawSigner;
  readonly clock: LocalTimestamper;
  readonly unsigned: Uint8Array;
  /** B-T of two people. */
  readonly genuine: Uint8Array;
  readonly other: Uint8Array;
  /** B-T like the first, with room for larger containers than our signer leaves. */
  readonly roomy: Uint8Array;
  /** B-LT and B-LTA of the first, B-LTA of the second. */
  readonly provided: Uint8Array;
  readonly lasting: Uint8Array;
  readonly otherLasting: Uint8Array;
  /** A certificate and a time-stamp authority of somebody who took our names. */
  readonly impostor: { readonly signer: RawSigner; readonly clock: LocalTimestamper; readonly certificates: readonly Uint8Array[] };
}

/** The same attacks on the file with more room. */
export const onRoomy = (attacks: Readonly<Record<string, Attack>>): Readonly<Record<string, Attack>> =>
  Object.fromEntries(Object.entries(attacks).map(([name, attack]) => [name, (material: AttackMaterial) => attack({ ...material, genuine: material.roomy })]));

export type Attack = (material: AttackMaterial) => Uint8Array | Promise<Uint8Array>;

/** Collects everything once. */
export async function gatherMaterial(): Promise<AttackMaterial> {
  const office = openOffice();
  const { request } = openArchive(office.authority, NOW);
  const genuine = await office.issue();
  const other = await office.issue({ code: 'AAAA-BBBB-CCCC', number: '800.2/0008/107.6/2017' });
  const stranger = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: NOW });
  const signer = openSigner(stranger.signer);
  const [own, clock] = [openSigner(office.authority.signer), localTimestamper({ ...office.authority.timestamper, now: () => NOW })];
  const unsigned = await renderCertificate(sampleClaims());
  return {
    office, genuine, other,
    signer: own,
    clock, unsigned,
    roomy: await signByHand(unsigned, {
      objects: (document, field, signature) => [withField(document, field), object(field, widget(signature, 'Segel'))], container: containerOf(own, clock),
    }),
    provided: await enrichPdf(genuine, { ...request, level: 'B-LT' }),
    lasting: await enrichPdf(genuine, request),
    otherLasting: await enrichPdf(other, request),
    impostor: { signer, clock: localTimestamper({ ...stranger.timestamper, now: () => NOW }), certificates: await signer.chain() },
  };
}
