import path from 'node:path';
import { importContent } from '~/learning/assessment/index.server';
import type { Ctx } from '~/people/access/index.server';
import { importRegions } from '~/people/regions/index.server';
import { projectRoot } from '~/platform/project-root.server';
import { importProgrammes } from '~/training/programmes/index.server';
import { must } from './must';

/** Regions of the province, the shipped courses and tests, and the programmes that use them. */
export async function seedCourses(ctx: Ctx): Promise<{ regions: number; courses: number; programmes: number }> {
  const regions = await importRegions(ctx);
  const content = await importContent(ctx);
  const courses = [...content.courses].map(([key, { subject }]) => ({ key, subject }));
  const { ids } = must(await importProgrammes(ctx, { file: path.join(projectRoot(), 'prisma', 'seed', 'programmes.yml'), courses }), 'programmes');
  return { regions, courses: courses.length, programmes: ids.size };
}
