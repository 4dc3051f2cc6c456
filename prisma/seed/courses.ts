import path from 'node:path';
import { importContent } from '~/learning/assessment/index.server';
import type { Ctx } from '~/people/access/index.server';
import { importRegions } from '~/people/regions/index.server';
import { projectRoot } from '~/platform/project-root.server';
import { importProgrammes } from '~/training/programmes/index.server';
import { must } from './must';

const FILE = path.join('prisma', 'seed', 'programmes.yml');

/** The regions of the province, and the programmes, which an angkatan needs before there is a lesson. */
export async function seedProgrammes(ctx: Ctx): Promise<void> {
  await importRegions(ctx);
  must(await importProgrammes(ctx, { file: path.join(projectRoot(), FILE), courses: [] }), 'programmes');
}

/** The shipped courses and tests, and the programmes again, which now name them. */
export async function seedCourses(ctx: Ctx): Promise<void> {
  const content = await importContent(ctx);
  const courses = [...content.courses].map(([key, { subject }]) => ({ key, subject }));
  must(await importProgrammes(ctx, { file: path.join(projectRoot(), FILE), courses }), 'programmes');
}
