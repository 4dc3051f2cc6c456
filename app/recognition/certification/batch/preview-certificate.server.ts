import { renderCertificate, type CertificateClaims } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { PRINTED_TITLES } from '../title';
import { findBatch } from './batch.data.server';
import { makeClaims, printRefusal, TRIAL } from './make-claims.server';
import { claimFactsOf, paperFacts } from './paper-facts.server';

const BLANK_SIGNATORY = { position: 'CONTOH PEJABAT', prefix: null, name: 'CONTOH', rank: '–', nip: '000000000000000000' };

/** Says on every line that could be believed that this is a specimen: number, code, address, note. It is never signed. */
function asSpecimen(claims: CertificateClaims, publicUrl: string): CertificateClaims {
  return {
    ...claims, title: 'CONTOH', subtitle: 'Contoh cetak, bukan sertifikat', number: 'CONTOH/0000/CONTOH', code: 'CONTOH', verifyUrl: `${publicUrl}/verifikasi`,
    signatureNote: 'CONTOH: berkas ini belum ditandatangani dan bukan sertifikat.',
  };
}

export interface PreviewRequest {
  readonly cohortId: string;
  readonly participationId: string;
  /** As this batch would print it: its title, signatory, date and correction. */
  readonly batchId?: string;
}

/** The certificate one person would get, as an unsigned specimen. */
export async function previewCertificate(ctx: Ctx, { cohortId, participationId, batchId }: PreviewRequest): Promise<Outcome<Uint8Array, 'person-absent' | 'unprintable'>> {
  const facts = await paperFacts(ctx.read, cohortId, [participationId]);
  const person = facts?.people.get(participationId);
  if (!facts || !person || person.cohortId !== cohortId) return refuse('person-absent', {}, 'absent');
  const { settings } = facts;
  const batch = batchId === undefined ? null : await findBatch(ctx.read, batchId);
  const today = { title: PRINTED_TITLES[settings.wording.title], subtitle: settings.wording.subtitle, signatory: settings.signatory ?? BLANK_SIGNATORY, issuedOn: civilDay(ctx.now) };
  const claims = asSpecimen(makeClaims({
    ...claimFactsOf(facts, person), number: '0', code: TRIAL.code, publicUrl: ctx.env.publicUrl,
    paper: batch ?? today, correction: batch?.members.find((member) => member.participationId === participationId)?.correction,
  }), ctx.env.publicUrl);
  const refusal = printRefusal(claims);
  if (refusal?.code === 'unprintable') return refuse('unprintable', { name: person.name, what: [...refusal.characters, ...refusal.fields].join(', ') });
  return done(await renderCertificate(claims));
}
