import type { BadRow, GoodRow, NominationReport } from '../nomination-list';

/** A readable row whose region has no place in this import. */
export interface OutsideRow {
  readonly line: number;
  readonly name: string;
  readonly regency: string;
  /** `foreign`: not the officer's region; `no-quota`: the angkatan does not draw from it. */
  readonly why: 'foreign' | 'no-quota';
}

/** What was read from a list and waits for the officer. Once it is decided the rows are forgotten; the numbers stay. */
export interface ImportReport {
  readonly good: readonly GoodRow[];
  readonly bad: readonly BadRow[];
  readonly outside: readonly OutsideRow[];
  readonly passedOver: readonly number[];
  readonly unknownHeadings: readonly string[];
}

export interface ImportCounts {
  readonly good: number;
  readonly bad: number;
  readonly outside: number;
  readonly saved: number;
}

/** Sets apart the good rows of regions this officer, or this angkatan, has no place for. */
export function placeRows(report: NominationReport, regions: { readonly allowed: readonly string[]; readonly drawn: readonly string[] | null }): ImportReport {
  const outside: OutsideRow[] = [];
  const good = report.good.filter(({ line, nominee }) => {
    const drawn = regions.drawn === null || regions.drawn.includes(nominee.regency);
    if (drawn && regions.allowed.some((region) => region === nominee.regency || nominee.regency.startsWith(`${region}.`))) return true;
    outside.push({ line, name: nominee.name, regency: nominee.regency, why: drawn ? 'foreign' : 'no-quota' });
    return false;
  });
  return { good, bad: report.bad, outside, passedOver: report.passedOver, unknownHeadings: report.unknownHeadings };
}

export function countsOf(report: ImportReport, saved = 0): ImportCounts {
  return { good: report.good.length, bad: report.bad.length, outside: report.outside.length, saved };
}
