import type { ReactNode } from 'react';

/** Work on the left, what comes of it on the right; below each other where there is no room. Needs `workbench.css`. */
export function Workbench({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="workbench">
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  );
}

/** A column as wide as a phone's screen (360 px) around a preview; it scrolls, so the keyboard reaches it. */
export function PhoneFrame({ label, children }: { label: string; children: ReactNode }) {
  return <div className="phone" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}

export interface ChangedLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines of a text that changed, each change said in a word and a mark, not by colour alone; null is a gap. */
export function ChangedLines({ lines, words }: { lines: readonly (ChangedLine | null)[]; words: { added: string; removed: string; gap: string } }) {
  return (
    <ol className="changed-lines">
      {lines.map((line, i) => (line === null
        ? <li key={i} className="muted">{words.gap}</li>
        : <li key={i} data-kind={line.kind}><ChangedText line={line} words={words} /></li>))}
    </ol>
  );
}

function ChangedText({ line, words }: { line: ChangedLine; words: { added: string; removed: string } }) {
  if (line.kind === 'same') return <span>{line.text}</span>;
  const Mark = line.kind === 'added' ? 'ins' : 'del';
  return (
    <>
      <span className="visually-hidden">{words[line.kind]}: </span>
      <Mark>{line.text}</Mark>
    </>
  );
}
