import type { ReactNode } from 'react';
import { Icon } from './icons';
import type { IconName } from './icons';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'neutral';

export interface StatusProps {
  tone: Tone;
  /** Replaces the tone's own icon. */
  icon?: IconName;
  /** Why it is so, in words: "kurang 3 JP tatap muka". */
  reason?: ReactNode;
  /** The status itself, one or two words. */
  children: ReactNode;
}

/** A status is an icon, a word and a reason; colour only repeats them. */
export function Status({ tone, icon, reason, children }: StatusProps) {
  return (
    <span className="status" data-tone={tone}>
      <Icon name={icon ?? tone} />
      <span>
        <b>{children}</b>
        {reason ? <span className="status-reason">: {reason}</span> : null}
      </span>
    </span>
  );
}

export interface MeasureProps {
  value: number;
  max?: number;
  label: ReactNode;
  /** What the bar says, in words: "27 dari 30 hadir". */
  words: ReactNode;
  id: string;
}

/** How far something has come. */
export function Progress({ value, max = 100, label, words, id }: MeasureProps) {
  return (
    <div className="measure">
      <label htmlFor={id}>{label}</label> <span className="measure-words">{words}</span>
      <progress id={id} value={value} max={max} />
    </div>
  );
}

export interface MeterProps extends MeasureProps {
  min?: number;
  low?: number;
  high?: number;
  optimum?: number;
}

/** A measured value between two ends, such as a mark. */
export function Meter({ label, words, id, max = 100, ...rest }: MeterProps) {
  return (
    <div className="measure">
      <label htmlFor={id}>{label}</label> <span className="measure-words">{words}</span>
      <meter id={id} max={max} {...rest} />
    </div>
  );
}

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** What the number means or is compared with. */
  note?: ReactNode;
  href?: string;
}

/** Numbers beside each other, as many as fit. */
export function Stats({ children }: { children: ReactNode }) {
  return <div className="stats">{children}</div>;
}

/** One number with its words. */
export function Stat({ label, value, note, href }: StatProps) {
  return (
    <div className="stat">
      <span className="stat-label">{href ? <a href={href}>{label}</a> : label}</span>
      <strong className="stat-value">{value}</strong>
      {note ? <span className="muted">{note}</span> : null}
    </div>
  );
}
