import type { ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';
import type { IconName } from './icons';
import type { Tone } from './status';

const TITLES = { ok: 'noticeOk', warn: 'noticeWarn', bad: 'noticeBad', info: 'noticeInfo', neutral: 'noticeInfo' } as const;

export interface NoticeProps {
  tone?: Tone;
  /** Without a title the tone is said in words. */
  title?: ReactNode;
  /** `alert` for what has just gone wrong; nothing for standing information. */
  role?: 'alert' | 'status';
  actions?: ReactNode;
  children?: ReactNode;
}

/** Something the reader should know before going on. */
export function Notice({ tone = 'info', title, role, actions, children }: NoticeProps) {
  const t = useTexts(words);
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={tone} />
      <div className="stack" data-gap="small">
        <p className="notice-title">{title ?? t(TITLES[tone])}</p>
        {children ? <div>{children}</div> : null}
        {actions ? <div className="cluster">{actions}</div> : null}
      </div>
    </div>
  );
}

export interface ToastProps {
  tone?: Tone;
  /** True (with tone ok) tells the browser that drafts sent before are safe to forget. */
  saved?: boolean;
  children: ReactNode;
}

/** What has just been done, at the top of the next page. */
export function Toast({ tone = 'ok', saved = tone === 'ok', children }: ToastProps) {
  return (
    <div className="toast" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'} data-saved={saved ? '' : undefined}>
      <p className="wrap"><Icon name={tone} /> <span>{children}</span></p>
    </div>
  );
}

export interface EmptyStateProps {
  icon?: IconName;
  title: ReactNode;
  /** Why it is empty, and what will fill it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet: says why and what to do next. */
export function EmptyState({ icon = 'neutral', title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {children ? <div className="muted">{children}</div> : null}
      {action ? <div className="cluster">{action}</div> : null}
    </div>
  );
}

export interface DisclosureProps {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  children: ReactNode;
}

/** Details for those who want them. */
export function Disclosure({ summary, open, id, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} id={id}>
      <summary>{summary}</summary>
      <div className="disclosure-body stack">{children}</div>
    </details>
  );
}
