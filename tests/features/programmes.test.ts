import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { trainingWorld } from '#tests/support/world/training';
import type { Ctx } from '~/people/access/index.server';
import { projectRoot } from '~/platform/project-root.server';
import { findProgrammeByKey, importProgrammes, listProgrammes } from '~/training/programmes/index.server';
import { totalJp } from '~/training/programmes';

const file = join(projectRoot(), 'prisma/seed/programmes.yml');

forEachDialect((_dialect, open) => {
  let system: Ctx;
  beforeAll(async () => {
    ({ system } = await trainingWorld(await open()));
  });

  it('brings the pembekalan of 36 JP in twelve subjects with its rules and its rubric', async () => {
    const programme = await findProgrammeByKey(system.read, 'pembekalan-pensosmas');
    expect(programme?.subjects).toHaveLength(12);
    expect(totalJp(programme?.subjects ?? [])).toBe(36);
    expect(programme?.competencies).toEqual(['komunikator', 'informator', 'motivator', 'edukator']);
    expect(programme?.ruleSet.posttestMark).toBe(70);
    expect(programme?.rubric).toHaveLength(5);
    expect(programme?.rubric.every(({ levels }) => levels.length === 4)).toBe(true);
  });

  it('keeps every programme and subject in place when it is read again, and links the courses that exist by then', async () => {
    const before = await findProgrammeByKey(system.read, 'pembekalan-pensosmas');
    await system.transaction(async (tx, audit) => {
      await tx.course.create({ data: { key: 'komunikasi', title: 'Komunikasi', summary: 'Mendengar.', jp: 2, createdAt: system.now } });
      audit({ action: 'course.created', subjectType: 'Course', subjectId: 'komunikasi' });
    });
    await importProgrammes(system, { file, courses: [{ key: 'komunikasi', subject: 'KOMUNIKASI ' }] });
    const after = await findProgrammeByKey(system.read, 'pembekalan-pensosmas');
    expect(after?.subjects.map(({ id }) => id)).toEqual(before?.subjects.map(({ id }) => id));
    expect(after?.subjects.filter(({ courseId }) => courseId !== null).map(({ title }) => title)).toEqual(['Komunikasi']);
    expect(await listProgrammes(system.read)).toHaveLength(5);
  });
});
