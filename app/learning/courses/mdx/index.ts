export { checkMdx } from './check-mdx';
export { snippets, type Snippet } from './snippets';
export type { MdxError, MdxErrorCode, MdxReport } from './report';
export type { LessonFrontmatter } from './frontmatter.schema';
export { texts, lessonTexts } from './texts';
