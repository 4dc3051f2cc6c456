import { done, refuse, type Outcome } from '~/platform/outcome';

/** As on a daftar hadir: hadir, izin, sakit, tanpa keterangan. */
export const ATTENDANCE_STATUSES = ['H', 'I', 'S', 'A'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];
/** By scanning the personal card, by typing its code, or from the list for those without a phone. */
export const ATTENDANCE_METHODS = ['qr', 'code', 'list'] as const;
export type AttendanceMethod = (typeof ATTENDANCE_METHODS)[number];

export interface AttendanceFacts {
  readonly enrolled: boolean;
  /** Times of the session as UTC instants; the window opens earlier and closes later than the lesson. */
  readonly session: { readonly startsAt: Date; readonly endsAt: Date; readonly cancelled: boolean };
  /** When presence was closed for good (the angkatan is being judged); null while open. */
  readonly closedAt: Date | null;
  readonly existing: { readonly status: AttendanceStatus } | null;
  readonly now: Date;
}
export type AttendanceRefusal =
  | 'attendance-not-enrolled' | 'attendance-cancelled' | 'attendance-closed' | 'attendance-too-early' | 'attendance-too-late'
  | 'attendance-needs-correction' | 'attendance-reason-missing' | 'attendance-nothing-recorded' | 'attendance-same';

/** Cards may be scanned from 30 minutes before a session begins until 60 minutes after it ends. */
export const WINDOW = { beforeMinutes: 30, afterMinutes: 60 } as const;

const minutes = (count: number) => count * 60_000;

export function windowOf(session: { startsAt: Date; endsAt: Date }): { opensAt: Date; closesAt: Date } {
  return {
    opensAt: new Date(session.startsAt.getTime() - minutes(WINDOW.beforeMinutes)),
    closesAt: new Date(session.endsAt.getTime() + minutes(WINDOW.afterMinutes)),
  };
}

/**
 * May this presence be written? The same card scanned twice is no fault: the second time changes nothing.
 * A card proves presence only while the session runs; the list may be entered later, from paper, until presence is closed.
 * A different status for the same session is a correction and asks for a reason.
 */
export function decideAttendance(
  asked: { readonly status: AttendanceStatus; readonly method: AttendanceMethod }, facts: AttendanceFacts,
): Outcome<{ readonly write: boolean; readonly status: AttendanceStatus }, AttendanceRefusal> {
  if (!facts.enrolled) return refuse('attendance-not-enrolled', {}, 'absent');
  if (facts.session.cancelled) return refuse('attendance-cancelled', {}, 'conflict');
  if (facts.closedAt && facts.closedAt <= facts.now) return refuse('attendance-closed', {}, 'conflict');
  const { opensAt, closesAt } = windowOf(facts.session);
  if (facts.now < opensAt) return refuse('attendance-too-early', {}, 'conflict');
  if (asked.method !== 'list' && facts.now > closesAt) return refuse('attendance-too-late', {}, 'conflict');
  if (facts.existing) {
    if (facts.existing.status === asked.status) return done({ write: false, status: asked.status });
    return refuse('attendance-needs-correction', { status: facts.existing.status }, 'conflict');
  }
  return done({ write: true, status: asked.status });
}

/** Shortest reason that says something, in characters. */
export const REASON_MIN = 5;

/** A correction keeps the old status, who and why; it needs something to correct and a reason. */
export function decideCorrection(
  asked: { readonly status: AttendanceStatus; readonly reason: string }, facts: Pick<AttendanceFacts, 'existing' | 'closedAt' | 'now'>,
): Outcome<{ readonly from: AttendanceStatus; readonly to: AttendanceStatus; readonly reason: string }, AttendanceRefusal> {
  if (facts.closedAt && facts.closedAt <= facts.now) return refuse('attendance-closed', {}, 'conflict');
  if (!facts.existing) return refuse('attendance-nothing-recorded', {}, 'conflict');
  if (facts.existing.status === asked.status) return refuse('attendance-same', { status: asked.status });
  const reason = asked.reason.trim();
  if (reason.length < REASON_MIN) return refuse('attendance-reason-missing', { min: REASON_MIN });
  return done({ from: facts.existing.status, to: asked.status, reason });
}
