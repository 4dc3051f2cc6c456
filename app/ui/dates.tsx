import { civilDateOf, formatCivilDate, formatCivilRange, formatDateTime, formatTime } from './format';
import type { Instant } from './format';
import { useLocale } from './texts';

export interface DateTextProps {
  /** 'YYYY-MM-DD'. */
  value: string;
  /** Last day of a range. */
  to?: string;
  weekday?: boolean;
}

/** A day or a range of days in the language of the page. */
export function DateText({ value, to, weekday }: DateTextProps) {
  const locale = useLocale();
  return <time dateTime={value}>{to ? formatCivilRange(value, to, locale, { weekday }) : formatCivilDate(value, locale, { weekday })}</time>;
}

export interface MomentTextProps {
  value: Instant;
  /** `time` leaves the day out, `date` the time. */
  show?: 'both' | 'date' | 'time';
  weekday?: boolean;
}

/** An instant as people in Surabaya read it. */
export function MomentText({ value, show = 'both', weekday }: MomentTextProps) {
  const locale = useLocale();
  const text = show === 'time' ? formatTime(value, locale) : show === 'date' ? formatCivilDate(civilDateOf(value), locale, { weekday }) : formatDateTime(value, locale, { weekday });
  return <time dateTime={new Date(value).toISOString()}>{text}</time>;
}
