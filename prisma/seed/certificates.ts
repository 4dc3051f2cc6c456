import { approveBatch, certificatesOf, proposeBatch, proposeReplacement, revokeCertificate, saveSettings, sealJob } from '~/recognition/certification/index.server';
import { DEFAULT_SETTINGS, SettingsInput } from '~/recognition/certification';
import type { CohortFacts } from '~/training/cohorts/index.server';
import { later } from './calendar';
import type { Participant } from './cohort-one';
import type { Stage } from './journeys';
import { must } from './must';
import { signatoryOf } from './staff';
import type { Demo } from './world';

/** What the office decides about its certificates before the first one: codes of the number, and who signs. */
export async function decideSettings(demo: Demo, at: Date): Promise<void> {
  const { institution, numbering, wording, signatureNote } = DEFAULT_SETTINGS;
  const input = SettingsInput.parse({ ...institution, ...wording, licence: '', pattern: numbering.pattern, classification: '400.9', unit: 'DINSOS', ...signatoryOf(), prefix: '', signatureNote });
  must(await saveSettings(await demo.as(demo.staff.admin, at), input), 'settings');
}

/** The officer proposes, the signing official approves; the worker presses what is not pressed at once. */
export async function certify(demo: Demo, cohortId: string, participationIds: readonly string[], when: { proposedAt: Date; approvedAt: Date | null }): Promise<string> {
  const { batchId } = must(await proposeBatch(await demo.as(demo.staff.pengelola, when.proposedAt), { cohortId, participationIds }), 'batch');
  if (when.approvedAt) {
    const { refused } = must(await approveBatch(await demo.as(demo.staff.penandatangan, when.approvedAt), { batchId }), 'approval');
    if (refused.length > 0) throw new Error(`demo: the approval left ${refused.length} people out`);
  }
  return batchId;
}

/** Presses the certificates of one batch at once, as the worker would; the worker finds nothing left to do. */
async function press(demo: Demo, batchId: string): Promise<void> {
  const { now } = demo.calendar;
  while (await sealJob.run({ batchId }, now));
}

const idsAt = (people: readonly Participant[], ...stages: Stage[]): string[] => people.filter(({ stage }) => stages.includes(stage)).map(({ row }) => row.id);

/** Three certificates signed, of which one is revoked and one replaced; five more before the signing official. */
export async function certifyCohortOne(demo: Demo, cohort: CohortFacts, people: readonly Participant[]): Promise<void> {
  const { at } = demo.calendar;
  const first = await certify(demo, cohort.id, idsAt(people, 'certified', 'revoked', 'replaced'), { proposedAt: at(-2, '10:15'), approvedAt: at(-1, '14:05') });
  await press(demo, first);
  await certify(demo, cohort.id, idsAt(people, 'proposed'), { proposedAt: at(-1, '15:40'), approvedAt: null });
  for (const { row, stage } of people) {
    if (stage !== 'revoked' && stage !== 'replaced') continue;
    const [certificate] = await certificatesOf(demo.system(demo.calendar.now).read, row.personId);
    if (!certificate) throw new Error('demo: a certificate was not pressed');
    if (stage === 'revoked') await revoke(demo, certificate.id);
    else await replace(demo, certificate.id, row.person.name);
  }
}

async function revoke(demo: Demo, certificateId: string): Promise<void> {
  must(await revokeCertificate(await demo.as(demo.staff.penandatangan, demo.calendar.now), {
    certificateId, group: 'requirement-unmet', reason: 'Berita acara pemeriksaan catatan penyuluhan menyatakan salah satu kegiatan tidak dilaksanakan.',
  }), 'revocation');
}

/** The birth place was written with a slip of the pen; the corrected paper gets a number of its own. */
async function replace(demo: Demo, certificateId: string, name: string): Promise<void> {
  const { now } = demo.calendar;
  const correction = { birthPlace: 'Kabupaten Sidoarjo', reason: `Tempat lahir ${name} disesuaikan dengan kutipan akta kelahiran.` };
  const { batchId } = must(await proposeReplacement(await demo.as(demo.staff.pengelola, later(now, -40)), { certificateId, correction }), 'replacement');
  must(await approveBatch(await demo.as(demo.staff.penandatangan, later(now, -15)), { batchId }), 'approval of a replacement');
  await press(demo, batchId);
}
