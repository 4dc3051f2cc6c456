import { Fragment } from 'react';

/** Text as somebody wrote it: its line breaks are kept, nothing in it is read as HTML. */
export function Written({ text }: { text: string }) {
  const lines = text.split(/\r?\n/);
  return (
    <>
      {lines.map((line, index) => (
        <Fragment key={index}>{index > 0 ? <br /> : null}{line}</Fragment>
      ))}
    </>
  );
}
