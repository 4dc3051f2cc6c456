import { beforeAll, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { NAMES, recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import {
  approveBatch, certificateFile, certificateView, findCertificate, liftSuspension, proposeBatch, proposeReplacement, revokeCertificate, suspendCertificate,
} from '~/recognition/certification/index.server';
import { lookUpCode, verifyFile } from '~/recognition/verification/index.server';

forEachDialect((_dialect, open) => {
  describe('a suspended certificate', () => {
    let world: RecognitionWorld;
    let id = '';
    const request = { group: 'data-review', reason: 'Nama tidak sama dengan KTP.' } as const;
    const facts = async () => (await findCertificate(world.write, { id })) ?? expect.fail('no such certificate');
    const suspend = async () => suspendCertificate(await world.as(world.ids.signer), { certificateId: id, ...request });
    const lift = async () => liftSuspension(await world.as(world.ids.officer), { certificateId: id, reason: 'Data sudah dicocokkan.' });

    beforeAll(async () => {
      world = await recognitionWorld(await open(), NAMES.slice(0, 2));
      const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: world.participants.map((person) => person.id) });
      await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
      id = (await world.write.certificate.findFirstOrThrow({ orderBy: { sequence: 'asc' }, select: { id: true } })).id;
    });

    it('was issued first: one that waits cannot be suspended', async () => {
      expect(await suspend()).toMatchObject({ ok: false, refusal: { code: 'not-sealed', kind: 'conflict' } });
      await world.press();
    });

    it('is suspended once, however many ask at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, suspend));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code)).every((code) => code === 'already-suspended')).toBe(true);
      expect(await facts()).toMatchObject({ status: 'suspended', suspension: { reasonGroup: 'data-review' } });
    });

    it('is called so in public, with date and group and without the reason; its file stays ours but is not in force', async () => {
      const ctx = await world.as(world.ids.officer);
      const row = await facts();
      const face = await lookUpCode(world.write, row.code);
      expect(face).toMatchObject({ status: 'suspended', suspendedAt: expect.any(Date), suspensionGroup: 'data-review', revokedAt: null });
      expect(JSON.stringify(face)).not.toContain('KTP');
      const file = await certificateFile(ctx, id);
      expect(await verifyFile(ctx, file?.bytes ?? new Uint8Array())).toMatchObject({ intact: true, trusted: true, register: 'suspended', reasons: ['certificate-suspended'] });
    });

    it('cannot be replaced, and its holder gets no second one meanwhile', async () => {
      const officer = await world.as(world.ids.officer);
      const correction = { printedName: 'Siti Aminah Contoh', reason: 'Nama lengkap.' };
      expect(await proposeReplacement(officer, { certificateId: id, correction })).toMatchObject({ ok: false, refusal: { code: 'already-suspended' } });
      const { participationId } = await facts();
      expect(await proposeBatch(officer, { cohortId: world.cohort.id, participationIds: [participationId] })).toMatchObject({ ok: false, refusal: { code: 'already-certified' } });
    });

    it('is not replaced either when the correction was proposed before', async () => {
      await lift();
      const proposed = await proposeReplacement(await world.as(world.ids.officer), { certificateId: id, correction: { printedName: 'Siti Aminah Contoh', reason: 'Nama lengkap.' } });
      await suspend();
      expect(await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' })).toMatchObject({ ok: false, refusal: { code: 'nobody-left' } });
    });

    it('is in force again when the suspension is lifted, once; both stay in its history with who, when and why', async () => {
      expect(await lift()).toMatchObject({ ok: true });
      expect(await lift()).toMatchObject({ ok: false, refusal: { code: 'not-suspended', kind: 'conflict' } });
      const view = await certificateView(await world.as(world.ids.officer), id);
      expect(view).toMatchObject({ status: 'valid', maySuspend: true, mayLift: false });
      expect(view?.chain.map(({ kind, who, reason }) => [kind, who, reason])).toEqual([
        ['proposed', 'Pengelola Provinsi', undefined], ['reserved', 'Pejabat Penanda Tangan', undefined], ['sealed', null, undefined],
        ['suspended', 'Pejabat Penanda Tangan', request.reason], ['lifted', 'Pengelola Provinsi', 'Data sudah dicocokkan.'],
        ['suspended', 'Pejabat Penanda Tangan', request.reason], ['lifted', 'Pengelola Provinsi', 'Data sudah dicocokkan.'],
      ]);
      const actions = await world.write.auditRecord.findMany({ where: { subjectId: id, action: { in: ['certificate.suspended', 'certificate.suspension-lifted'] } }, select: { action: true } });
      expect(actions.map(({ action }) => action).sort()).toEqual(['certificate.suspended', 'certificate.suspended', 'certificate.suspension-lifted', 'certificate.suspension-lifted']);
    });

    it('may be revoked for good', async () => {
      await suspend();
      expect(await revokeCertificate(await world.as(world.ids.signer), { certificateId: id, group: 'issued-in-error', reason: 'Orang yang keliru.' })).toMatchObject({ ok: true });
      expect((await facts()).status).toBe('revoked');
      expect(await lift()).toMatchObject({ ok: false, refusal: { code: 'not-suspended' } });
      expect(await lookUpCode(world.write, (await facts()).code)).toMatchObject({ status: 'revoked', suspendedAt: null });
    });
  });
});
