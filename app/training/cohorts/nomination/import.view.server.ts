import { contains } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { maskNik, maskPhone, printedName } from '~/people/accounts';
import { shortName } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import { translator, type Locale } from '~/platform/i18n/catalogue';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import type { GoodRow } from '../nomination-list';
import { reasonSentence } from '../nomination-reasons';
import { cohortHead } from '../overview.view.server';
import { texts } from '../texts';
import type { ImportReport } from './import-report';
import { mayDecideImport } from './import-scope.data.server';
import { findImport, knownPeople } from './nomination.data.server';
import { PeopleIndex, type ComparedField, type KnownPerson, type Match } from './nominee-match';

const PER_PAGE = 100;

/** One read list: what can be saved, what needs a look, what cannot be read and why. Null when there is no such import. */
export async function importView(ctx: Ctx, cohort: CohortFacts, importId: string, page: number, locale: Locale) {
  const stored = await findImport(ctx.read, cohort.id, importId);
  if (!stored || !mayDecideImport(ctx, cohort, stored)) return null;
  const facts = { head: cohortHead(cohort), id: stored.id, fileName: stored.fileName, createdAt: stored.createdAt.toISOString() };
  const { report } = stored;
  if (!('passedOver' in report)) {
    return { ...facts, state: stored.confirmedAt ? ('confirmed' as const) : ('discarded' as const), counts: report, open: null };
  }
  return { ...facts, state: 'open' as const, counts: null, open: await openReport(ctx, cohort, report, page, locale) };
}
export type ImportView = NonNullable<Awaited<ReturnType<typeof importView>>>;

async function openReport(ctx: Ctx, cohort: CohortFacts, report: ImportReport, page: number, locale: Locale) {
  const known = await knownPeople(ctx.read, report.good.map(({ nominee }) => nominee));
  const held = heldRegions(ctx.actor, cohort, 'nominee:import');
  const pages = Math.max(1, Math.ceil(report.good.length / PER_PAGE));
  const current = Math.min(Math.max(1, page), pages);
  const part = report.good.slice((current - 1) * PER_PAGE, current * PER_PAGE);
  const names = await regionNames(ctx.read, [
    ...part.flatMap(({ nominee }) => [nominee.regency, nominee.district ?? '']), ...report.outside.map(({ regency }) => regency),
    ...known.flatMap(({ regencyCode, districtCode }) => [regencyCode ?? '', districtCode ?? '']),
  ]);
  const regionName = (code: string) => shortName({ code, name: names.get(code) ?? code });
  const index = new PeopleIndex(known);
  const matched = report.good.map(({ nominee }) => index.match(nominee).kind === 'known');
  return {
    good: part.map((row) => goodRow(row, index.match(row.nominee), known, held, regionName, locale)), goodCount: report.good.length, reusedCount: matched.filter(Boolean).length,
    warnedCount: report.good.filter(({ warnings }) => warnings.length > 0).length,
    page: current, pages, from: (current - 1) * PER_PAGE + 1,
    bad: report.bad.map(({ line, name, reasons }) => ({ line, name, reasons: reasons.map((said) => reasonSentence(said, locale)) })),
    outside: report.outside.map(({ line, name, regency, why }) => ({ line, name, region: regionName(regency), why })),
    passedOver: report.passedOver, unknownHeadings: report.unknownHeadings,
  };
}

function goodRow({ line, nominee, warnings }: GoodRow, match: Match, known: readonly KnownPerson[], held: readonly string[], regionName: (code: string) => string, locale: Locale) {
  const person = match.kind === 'known' ? known.find(({ id }) => id === match.personId) : undefined;
  // What is known about somebody of another region is not told; only that it differs.
  const open = person?.regencyCode ? held.some((region) => contains(region, person.regencyCode ?? '')) : true;
  const t = translator(texts, locale);
  const show = (field: ComparedField, value: string) => (field === 'phone' ? maskPhone(value) : field === 'nik' ? maskNik(value) : ['regency', 'district'].includes(field) ? regionName(value) : value);
  return {
    line, name: printedName(nominee), nik: maskNik(nominee.nik), phone: nominee.phone ? maskPhone(nominee.phone) : null, region: regionName(nominee.regency),
    organisation: nominee.organisation, warnings: warnings.map((said) => reasonSentence(said, locale)),
    leaveOut: match.leaveOut.map((field) => t(`field.${field}`)),
    known: match.kind === 'known' ? match.differences.map(({ field, kept, listed }) => ({ field: t(`field.${field}`), kept: open ? show(field, kept) : null, listed: show(field, listed) })) : null,
  };
}
