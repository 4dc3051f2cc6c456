import { jpByMode, totalJp, type Mode } from '~/training/programmes';
import type { AttendanceStatus } from './attendance';

/** Something that earns JP: a session by presence, an online subject by finishing it. */
export interface JpSource {
  readonly kind: 'session' | 'course';
  readonly id: string;
  readonly title: string;
  readonly mode: Mode;
  readonly jp: number;
}

export interface LedgerLine extends JpSource {
  /** JP earned: all of the source or none of it. */
  readonly earned: number;
}

export interface JpLedger {
  readonly lines: readonly LedgerLine[];
  readonly byMode: Readonly<Record<Mode, number>>;
  readonly earned: number;
  readonly offered: number;
}

/** Presence earns the JP of a session; izin and sakit excuse, and earn nothing. */
export function earnedJp(session: { readonly jp: number }, status: AttendanceStatus | null): number {
  return status === 'H' ? session.jp : 0;
}

/** The JP of one participant, source by source. A source listed twice counts once, whatever is said of it later. */
export function jpLedger(
  sources: readonly JpSource[],
  facts: { readonly attendance: ReadonlyMap<string, AttendanceStatus>; readonly finishedCourses: ReadonlySet<string> },
): JpLedger {
  const seen = new Set<string>();
  const lines: LedgerLine[] = [];
  for (const source of sources) {
    const key = `${source.kind}:${source.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const present = source.kind === 'session'
      ? earnedJp(source, facts.attendance.get(source.id) ?? null)
      : facts.finishedCourses.has(source.id) ? source.jp : 0;
    lines.push({ ...source, earned: present });
  }
  const earnedLines = lines.map((line) => ({ mode: line.mode, jp: line.earned }));
  return { lines, byMode: jpByMode(earnedLines), earned: totalJp(earnedLines), offered: totalJp(lines) };
}
