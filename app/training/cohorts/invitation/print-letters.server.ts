import { ClaimsError, renderLetters, type Letter } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { cleanText } from '~/people/accounts';
import { civilDay } from '~/platform/clock';
import { translator } from '~/platform/i18n/catalogue';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { participantRows } from '../participation.data.server';
import { HOLDING_A_PLACE } from '../participation-status';
import { invitationLetterFacts } from './invitation-facts.server';
import { officePapers } from './invitation.data.server';
import { invitationTexts } from './invitation.texts';
import { invitationsTexts } from './invitations.texts';

export type LetterRefusal = 'letter-none' | 'letter-unprintable';
/** To be filled in by hand. */
const BLANK_NUMBER = '..................................';
const BLANK_NAME = '(........................................)';

/**
 * The surat pemanggilan of one selected person, or of all of the officer's regions in one PDF, each with its own link as a
 * QR code. Unsigned: it is signed by hand. The trail says whose letters were printed.
 * @param number of the letter, as the office registers it; empty leaves room to write it
 */
export async function printLetters(ctx: Ctx, cohort: CohortFacts, which: { participationId?: string; number: string }): Promise<Outcome<{ pdf: Uint8Array; fileName: string }, LetterRefusal>> {
  const held = heldRegions(ctx.actor, cohort, 'invitation:send');
  const all = await participantRows(ctx.read, cohort.id, held, HOLDING_A_PLACE);
  const rows = which.participationId ? all.filter(({ id }) => id === which.participationId) : all;
  if (rows.length === 0) return refuse('letter-none', {}, 'absent');
  const [facts, papers] = await Promise.all([invitationLetterFacts(ctx, cohort), officePapers(ctx.read)]);
  const letters = rows.map((row) => letterFor(facts, facts.wordsFor(row), papers, { number: cleanText(which.number).slice(0, 60) || BLANK_NUMBER, date: civilDay(ctx.now) }));
  try {
    const pdf = await renderLetters(letters);
    await ctx.transaction(async (_tx, audit) => {
      audit({ action: 'invitation.printed', subjectType: 'Cohort', subjectId: cohort.id, detail: { cohort: cohort.key, letters: rows.length, participation: which.participationId ?? null } });
    });
    return done({ pdf, fileName: translator(invitationsTexts, 'id')('letter.file', { key: cohort.key }) });
  } catch (error) {
    if (error instanceof ClaimsError) return refuse('letter-unprintable');
    throw error;
  }
}

type Facts = Awaited<ReturnType<typeof invitationLetterFacts>>;

function letterFor(facts: Facts, own: ReturnType<Facts['wordsFor']>, papers: Awaited<ReturnType<typeof officePapers>>, paper: { number: string; date: string }): Letter {
  const t = translator(invitationsTexts, 'id');
  const bring = translator(invitationTexts, 'id');
  const { signatory, office } = papers;
  return {
    letterhead: { lines: [office?.government ?? t('letter.government'), office?.office ?? t('letter.office')] },
    number: paper.number, nature: t('letter.nature'), subject: t('letter.subject'), city: office?.city ?? t('letter.city'), date: paper.date,
    to: [own.name, t('letter.place')],
    body: [
      { kind: 'paragraph', text: t('letter.opening', { title: facts.title, number: facts.number }) },
      { kind: 'facts', rows: [[t('letter.dates'), facts.dates], ...(facts.time ? [[t('letter.time'), facts.time] as const] : []), [t('letter.venue'), facts.place]] },
      { kind: 'paragraph', text: t('letter.bring') },
      { kind: 'list', items: [bring('bring.ktp'), bring('bring.phone'), bring('bring.notes')], ordered: true },
      { kind: 'paragraph', text: t('letter.answer') },
      ...(facts.contact ? [{ kind: 'paragraph', text: t('letter.contact', { contact: facts.contact }) } as const] : []),
      { kind: 'paragraph', text: t('letter.closing') },
    ],
    qr: { url: own.link, caption: t('letter.qr', { name: own.name }) },
    signatory: signatory
      ? { position: signatory.position, ...(signatory.prefix ? { prefix: signatory.prefix } : {}), name: signatory.name, rank: signatory.rank, nip: signatory.nip }
      : { position: t('letter.position'), name: BLANK_NAME },
  };
}
