/** What the compiler says about a lesson, as far as a revision keeps it. */
interface Compiled {
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly id: string; readonly text: string }[];
  readonly minutes: number;
  readonly gzipBytes: number;
  readonly frontmatter: { readonly title: string; readonly objectives: readonly string[] };
}

/** The fields of a revision that come from its compiled source. Objectives stand one a line; bytes are gzipped. */
export function revisionFields({ html, headings, minutes, gzipBytes, frontmatter }: Compiled) {
  return {
    title: frontmatter.title,
    objective: frontmatter.objectives.join('\n'),
    html,
    headings: headings.map(({ depth, id, text }) => ({ depth, id, text })),
    minutes,
    bytes: gzipBytes,
  };
}
