import type { Ctx } from '~/people/access/index.server';
import { maskNik, maskPhone, nameMatches, printedName } from '~/people/accounts';
import { shortName } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import type { Locale } from '~/platform/i18n/catalogue';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions, visibleRegions } from '../cohort-scope';
import { waitingImports } from '../nomination/nomination.data.server';
import { reasonSentence } from '../nomination-reasons';
import { cohortHead } from '../overview.view.server';
import { participantRows, selectableRows, standsIn, type ParticipantRow } from '../participation.data.server';
import { isParticipationStatus, type ParticipationStatus } from '../participation-status';
import { select, suggestOrder } from '../selection';
import { asCandidate, freeSeats, isChoosable, isFixed } from './candidates';
import { nomineeWarnings } from './nominee-warnings';

export interface NomineeFilter {
  readonly status: ParticipationStatus | null;
  readonly region: string | null;
  readonly search: string;
  readonly warned: boolean;
}

export function readNomineeFilter(url: URL): NomineeFilter {
  const status = url.searchParams.get('keadaan') ?? '';
  return {
    status: isParticipationStatus(status) ? status : null,
    region: url.searchParams.get('wilayah'),
    search: (url.searchParams.get('cari') ?? '').trim().slice(0, 100),
    warned: url.searchParams.get('peringatan') === '1',
  };
}

function shown(row: ParticipantRow, names: Map<string, string>, locale: Locale) {
  const { person } = row;
  const district = person.districtCode ? names.get(person.districtCode) : undefined;
  return {
    id: row.id, name: printedName(person), sex: person.sex, nik: person.nik ? maskNik(person.nik) : null, phone: person.phone ? maskPhone(person.phone) : null,
    region: shortName({ code: row.regencyCode, name: names.get(row.regencyCode) ?? row.regencyCode }), regionCode: row.regencyCode, district: district ?? null,
    organisation: person.organisation, experience: person.experience, status: row.status, reserveOrder: row.reserveOrder, order: row.nominationOrder,
    warnings: nomineeWarnings(person).map((warning) => reasonSentence(warning, locale)),
  };
}
export type NomineeShown = ReturnType<typeof shown>;

async function shownRows(ctx: Ctx, cohort: CohortFacts, regions: readonly string[], locale: Locale) {
  const rows = await participantRows(ctx.read, cohort.id, regions);
  const names = await regionNames(ctx.read, rows.flatMap(({ regencyCode, person }) => [regencyCode, ...(person.districtCode ? [person.districtCode] : [])]));
  return rows.map((row) => shown(row, names, locale));
}

/** The nominee list of an angkatan, narrowed to the actor's regions and by what the address asks for. */
export async function nomineesView(ctx: Ctx, cohort: CohortFacts, filter: NomineeFilter, locale: Locale) {
  const [all, waiting] = await Promise.all([
    shownRows(ctx, cohort, visibleRegions(ctx.actor, cohort), locale),
    waitingImports(ctx.read, cohort.id, ctx.actor.id),
  ]);
  const words = filter.search.trim().toLowerCase();
  const rows = all.filter((row) =>
    (!filter.status || row.status === filter.status) && (!filter.region || row.regionCode === filter.region) && (!filter.warned || row.warnings.length > 0)
    && (nameMatches(row.name, words) || `${row.organisation ?? ''} ${row.district ?? ''}`.toLowerCase().includes(words)));
  const tally = <K extends string>(key: (row: NomineeShown) => K) => {
    const counts = new Map<K, number>();
    for (const row of all) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
    return counts;
  };
  const regions = [...tally((row) => row.regionCode)].map(([code, count]) => ({ code, count, name: all.find((row) => row.regionCode === code)?.region ?? code }));
  return {
    head: cohortHead(cohort), total: all.length, rows, filter,
    regions: regions.sort((a, b) => a.name.localeCompare(b.name)), statuses: [...tally((row) => row.status)].map(([status, count]) => ({ status, count })),
    warned: all.filter((row) => row.warnings.length > 0).length,
    waiting: waiting.map(({ id, fileName, createdAt }) => ({ id, fileName, createdAt: createdAt.toISOString() })),
    mayImport: heldRegions(ctx.actor, cohort, 'nominee:import').length > 0, mayDecide: heldRegions(ctx.actor, cohort, 'selection:decide').length > 0,
  };
}
export type NomineesView = Awaited<ReturnType<typeof nomineesView>>;

/**
 * Everybody who can be chosen, by region in the suggested order. What is ticked is the decision in force or, before the
 * first one and when `fresh` is asked for, the suggestion.
 */
export async function selectionView(ctx: Ctx, cohort: CohortFacts, fresh: boolean, locale: Locale) {
  const held = heldRegions(ctx.actor, cohort, 'selection:decide');
  const [all, faces] = await Promise.all([selectableRows(ctx.read, cohort.id), shownRows(ctx, cohort, held, locale)]);
  const own = all.filter(({ regencyCode }) => standsIn(held, regencyCode));
  const free = freeSeats(cohort, all);
  const ordered = suggestOrder(own.filter(isChoosable).map(asCandidate));
  const suggestion = select(ordered, free.quotas);
  const inForce = own.filter((row) => row.status === 'selected' && !isFixed(row)).map(({ id }) => id);
  const useSuggestion = fresh || inForce.length === 0;
  const ticked = new Set(useSuggestion ? suggestion.selected.slice(0, free.total) : inForce);
  const byId = new Map(faces.map((face) => [face.id, face]));
  const regionName = new Map(faces.map((face) => [face.regionCode, face.region]));
  const names = await regionNames(ctx.read, cohort.quotas.map(({ regencyCode }) => regencyCode));
  const groups = free.quotas.filter(({ regency }) => standsIn(held, regency)).map(({ regency, seats }) => ({
    code: regency, name: names.get(regency) ?? regionName.get(regency) ?? regency, seats,
    fixed: own.filter((row) => row.regencyCode === regency && isFixed(row)).length,
    rows: ordered.filter((candidate) => candidate.regency === regency).flatMap(({ id }) => {
      const face = byId.get(id);
      return face ? [{ ...face, ticked: ticked.has(id) }] : [];
    }),
  }));
  const placed = new Set(groups.map(({ code }) => code));
  const homeless = ordered.filter(({ regency }) => !placed.has(regency)).flatMap(({ id }) => byId.get(id) ?? []);
  return { head: cohortHead(cohort), groups, homeless, total: ticked.size, seats: groups.reduce((sum, { seats }) => sum + seats, 0), suggested: useSuggestion };
}
export type SelectionView = Awaited<ReturnType<typeof selectionView>>;
