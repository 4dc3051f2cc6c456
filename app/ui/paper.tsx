import type { ReactNode } from 'react';
import { qrPath } from './qr-path';
import { useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';

export interface CodeProps {
  /** Shown as it is typed; letters that look alike are told apart. */
  value: string;
  size?: 'normal' | 'large';
  /** Offers a button that copies it, where the browser can. */
  copy?: boolean;
}

/** A code people read out, type or compare. */
export function Code({ value, size = 'normal', copy }: CodeProps) {
  return (
    <span className="code-line">
      <code className="code" data-size={size}>{value}</code>
      {copy ? <CopyButton text={value} /> : null}
    </span>
  );
}

/** Copies a text; appears only where scripts run. */
export function CopyButton({ text, label }: { text: string; label?: ReactNode }) {
  const t = useTexts(words);
  return (
    <button className="button" data-kind="quiet" type="button" data-copy={text} data-copied={t('copied')} hidden>
      <Icon name="copy" /><span>{label ?? t('copy')}</span>
    </button>
  );
}

export interface ShareProps {
  title: string;
  text: string;
  url: string;
}

/** WhatsApp for everybody; the phone's own share sheet where the browser offers one. */
export function Share({ title, text, url }: ShareProps) {
  const t = useTexts(words);
  return (
    <div className="cluster">
      <a className="button" data-kind="secondary" href={`https://wa.me/?text=${encodeURIComponent(`${text} ${url}`)}`} rel="noopener noreferrer"><Icon name="message" /><span>{t('shareWhatsApp')}</span></a>
      <button className="button" data-kind="quiet" type="button" data-share={url} data-title={title} data-text={text} hidden><Icon name="share" /><span>{t('share')}</span></button>
    </div>
  );
}

/** Opens the print dialog; appears only where scripts run. */
export function PrintButton({ children }: { children?: ReactNode }) {
  const t = useTexts(words);
  return <button className="button" data-kind="secondary" type="button" data-print="" hidden><Icon name="print" /><span>{children ?? t('print')}</span></button>;
}

export interface QrFigureProps {
  /** '1' dark, '0' light, row by row. */
  modules: string;
  /** Modules a side. */
  size: number;
  /** What the code holds, for those who do not see it. */
  alt: string;
  caption?: ReactNode;
}

/** A QR code in black on white in both themes, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
export function QrFigure({ modules, size, alt, caption }: QrFigureProps) {
  return (
    <figure className="qr">
      <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={alt} shapeRendering="crispEdges">
        <path fill="#fff" d={`M-4-4h${size + 8}v${size + 8}h-${size + 8}z`} />
        <path fill="#000" d={qrPath(modules, size)} />
      </svg>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}

export interface PrintSheetProps {
  title: ReactNode;
  subtitle?: ReactNode;
  orientation?: 'portrait' | 'landscape';
  children: ReactNode;
}

/** One sheet of A4: head of the institution, title, content. Each sheet starts a new page. */
export function PrintSheet({ title, subtitle, orientation = 'portrait', children }: PrintSheetProps) {
  const t = useTexts(words);
  return (
    <article className="sheet" data-orientation={orientation}>
      <header className="sheet-head">
        <p>{t('government')}<br /><strong>{t('organisation')}</strong></p>
        <h2>{title}</h2>
        {subtitle ? <p>{subtitle}</p> : null}
      </header>
      {children}
    </article>
  );
}
