import type { Ctx } from '~/people/access/index.server';
import { contains } from '~/people/access';
import { civilDay } from '~/platform/clock';
import type { ReadDb } from '~/platform/context.server';
import { done, refuse, type Outcome, type Refusal } from '~/platform/outcome';
import { verdictsFor } from '~/recognition/competency/index.server';
import { heldRegions, HOLDING_A_PLACE } from '~/training/cohorts';
import { settingGaps } from '../settings/settings';
import { PRINTED_TITLES } from '../title';
import { BATCH_MAX, mayBeDated, type ProposalRefusal } from './batch';
import { insertBatch, proposedNow, standingCertificates } from './batch.data.server';
import { makeClaims, printedNumber, printRefusal, TRIAL } from './make-claims.server';
import { claimFactsOf, paperFacts, type PaperFacts } from './paper-facts.server';

export interface Proposal {
  readonly cohortId: string;
  readonly participationIds: readonly string[];
  /** Civil date printed on the certificates; the day of the proposal when absent. */
  readonly issuedOn?: string;
}

type Refused = { ok: false; refusal: Refusal<ProposalRefusal> };

/**
 * Puts people who are kompeten before the signing official as one batch. Title and signatory are kept with it as they
 * are now. Refuses the whole proposal when one of them is not kompeten, holds a certificate, or waits in another batch.
 */
export async function proposeBatch(ctx: Ctx, proposal: Proposal): Promise<Outcome<{ batchId: string; people: number }, ProposalRefusal>> {
  const ids = [...new Set(proposal.participationIds)];
  if (ids.length === 0) return refuse('nobody-chosen');
  if (ids.length > BATCH_MAX) return refuse('too-many-chosen', { max: BATCH_MAX });
  const facts = await paperFacts(ctx.read, proposal.cohortId, ids);
  if (!facts) return refuse('cohort-absent', {}, 'absent');
  const issuedOn = proposal.issuedOn ?? civilDay(ctx.now);
  const wrong = wrongPaper(facts, issuedOn, ctx) ?? wrongPeople(ctx, facts, ids, issuedOn) ?? (await notKompeten(ctx.read, facts, ids));
  if (wrong) return wrong;
  const { settings, cohort } = facts;
  const signatory = settings.signatory;
  if (!signatory) return refuse('settings-incomplete');
  return ctx.transaction(async (tx, audit) => {
    const held = await standingCertificates(tx, ids);
    if (held.size > 0) return refuse('already-certified', { names: namesOf(facts, [...held.keys()]) }, 'conflict');
    const waiting = await proposedNow(tx, ids);
    if (waiting.size > 0) return refuse('already-proposed', { names: namesOf(facts, [...waiting.keys()]) }, 'conflict');
    const ordered = [...ids].sort((a, b) => sortName(facts, a).localeCompare(sortName(facts, b), 'id'));
    const batchId = await insertBatch(tx, {
      cohortId: cohort.id, title: PRINTED_TITLES[settings.wording.title], subtitle: settings.wording.subtitle, issuedOn, signatory,
      proposedById: ctx.actor.id, proposedAt: ctx.now, members: ordered.map((participationId) => ({ participationId })),
    });
    audit({ action: 'batch.proposed', subjectType: 'Batch', subjectId: batchId, detail: { cohort: cohort.key, people: ids.length, issuedOn } });
    return done({ batchId, people: ids.length });
  });
}

const sortName = (facts: PaperFacts, id: string): string => facts.people.get(id)?.name ?? '';
const namesOf = (facts: PaperFacts, ids: readonly string[]): string => ids.slice(0, 5).map((id) => sortName(facts, id)).join(', ') + (ids.length > 5 ? ', …' : '');

function wrongPaper({ settings, cohort }: PaperFacts, issuedOn: string, ctx: Ctx): Refused | null {
  if (settingGaps(settings).length > 0) return refuse('settings-incomplete', {}, 'conflict');
  return mayBeDated(issuedOn, cohort.endsOn, civilDay(ctx.now)) ? null : refuse('issued-on');
}

/** Everybody must stand in this angkatan, hold a place, live in the officer's regions, and have a name that can be printed. */
function wrongPeople(ctx: Ctx, facts: PaperFacts, ids: readonly string[], issuedOn: string): Refused | null {
  const regions = heldRegions(ctx.actor, facts.cohort, 'batch:propose');
  const { settings } = facts;
  const { signatory } = settings;
  if (!signatory) return refuse('settings-incomplete');
  for (const id of ids) {
    const person = facts.people.get(id);
    const here = person?.cohortId === facts.cohort.id && HOLDING_A_PLACE.some((status) => status === person.status) && regions.some((region) => contains(region, person.regencyCode));
    if (!person || !here) return refuse('person-absent', {}, 'absent');
    const sample = makeClaims({
      ...claimFactsOf(facts, person), number: printedNumber(facts, issuedOn, TRIAL.sequence), code: TRIAL.code, publicUrl: ctx.env.publicUrl,
      paper: { title: PRINTED_TITLES[settings.wording.title], subtitle: settings.wording.subtitle, signatory, issuedOn },
    });
    const unprintable = printRefusal(sample);
    if (unprintable?.code === 'unprintable') return refuse('unprintable', { name: person.name, what: [...unprintable.characters, ...unprintable.fields].join(', ') });
  }
  return null;
}

async function notKompeten(db: ReadDb, facts: PaperFacts, ids: readonly string[]): Promise<Refused | null> {
  const verdicts = await verdictsFor(db, ids);
  const lacking = ids.filter((id) => verdicts.get(id)?.verdict.verdict !== 'kompeten');
  return lacking.length > 0 ? refuse('not-kompeten', { names: namesOf(facts, lacking) }, 'conflict') : null;
}
