// Holds the parser (500 KB): server code alone comes through here. A page that runs in the browser takes './snippets' and './texts'.
export { checkMdx } from './check-mdx';
export { snippets, type Snippet } from './snippets';
export type { MdxError, MdxErrorCode, MdxReport } from './report';
export type { LessonFrontmatter } from './frontmatter.schema';
export { texts, lessonTexts } from './texts';
