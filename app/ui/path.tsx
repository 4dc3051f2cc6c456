import type { ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';
import type { IconName } from './icons';
import type { Tone } from './status';

export type StepState = 'done' | 'current' | 'todo' | 'locked' | 'problem';

const STEP_WORDS = { done: 'stepDone', current: 'stepCurrent', todo: 'stepTodo', locked: 'stepLocked', problem: 'stepProblem' } as const;
const STEP_ICONS: Record<StepState, IconName | undefined> = { done: 'check', current: 'arrow-right', todo: undefined, locked: 'lock', problem: 'warn' };

export interface Step {
  label: ReactNode;
  state: StepState;
  /** Replaces the kit's word for the state: "Dinilai 3 Agustus 2017". */
  word?: ReactNode;
  /** What it takes, what is lacking. */
  note?: ReactNode;
  href?: string;
  action?: ReactNode;
}

/** The path of a programme from top to bottom, each state in words. */
export function Stepper({ steps, label }: { steps: Step[]; label: string }) {
  const t = useTexts(words);
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, index) => {
        const icon = STEP_ICONS[step.state];
        return (
          <li key={index} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span className="step-mark">{icon ? <Icon name={icon} /> : null}</span>
            <div>
              <p className="step-label">{step.href ? <a href={step.href}>{step.label}</a> : step.label}</p>
              <p className="step-word">{step.word ?? t(STEP_WORDS[step.state])}</p>
              {step.note ? <div className="muted">{step.note}</div> : null}
              {step.action ? <div className="cluster">{step.action}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export interface TimelineEvent {
  when: ReactNode;
  title: ReactNode;
  who?: ReactNode;
  tone?: Tone;
  children?: ReactNode;
}

/** What happened, newest or oldest first as given. */
export function Timeline({ events, label }: { events: TimelineEvent[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map((event, index) => (
        <li key={index} data-tone={event.tone}>
          <p className="muted">{event.when}{event.who ? <> · {event.who}</> : null}</p>
          <p className="timeline-title">{event.title}</p>
          {event.children}
        </li>
      ))}
    </ol>
  );
}

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  count?: number;
}

/** Views of one thing, each with its own address. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}{tab.count === undefined ? null : <span className="count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
