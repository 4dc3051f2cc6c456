/**
 * The stored HTML of a revision. It was compiled from checked MDX and matched against an allow-list of elements and
 * attributes before it was stored: this is the one place that may put it on a page as it is.
 */
export function LessonText({ html }: { html: string }) {
  return <div className="prose lesson-text" dangerouslySetInnerHTML={{ __html: html }} />;
}
