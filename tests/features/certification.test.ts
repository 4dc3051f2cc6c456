import { beforeAll, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { lowerRubric, recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { approveBatch, certificatesOf, findCertificate, proposeBatch, proposeReplacement, rejectBatch, revokeCertificate } from '~/recognition/certification/index.server';

forEachDialect((_dialect, open) => {
  describe('a batch of certificates', () => {
    let world: RecognitionWorld;
    let batchId = '';
    const person = (index: number) => world.participants[index] ?? expect.fail('no such person');
    const propose = async (by: string, indexes: readonly number[], issuedOn?: string) =>
      proposeBatch(await world.as(by), { cohortId: world.cohort.id, participationIds: indexes.map((index) => person(index).id), ...(issuedOn ? { issuedOn } : {}) });

    beforeAll(async () => { world = await recognitionWorld(await open()); });

    it('is refused while one of its people is not kompeten, names whom, and leaves nothing behind', async () => {
      await lowerRubric(world, person(5).id);
      expect(await propose(world.ids.officer, [0, 5])).toMatchObject({ ok: false, refusal: { code: 'not-kompeten', facts: { names: 'Suliyem' } } });
      expect(await propose(world.ids.officer, [])).toMatchObject({ ok: false, refusal: { code: 'nobody-chosen' } });
      expect(await propose(world.ids.officer, [0], '2017-07-28')).toMatchObject({ ok: false, refusal: { code: 'issued-on' } });
      expect(await world.write.batch.count()).toBe(0);
    });

    it('may hold only people of the regions its officer answers for', async () => {
      expect(await propose(world.ids.gresikOfficer, [0, 1])).toMatchObject({ ok: false, refusal: { code: 'person-absent', kind: 'absent' } });
      expect(await propose(world.ids.signer, [0])).toMatchObject({ ok: false, refusal: { code: 'person-absent' } });
    });

    it('is proposed once: the same person does not stand in two batches', async () => {
      const proposed = await propose(world.ids.officer, [0, 1, 2, 3]);
      expect(proposed).toMatchObject({ ok: true, value: { people: 4 } });
      batchId = proposed.ok ? proposed.value.batchId : '';
      expect(await propose(world.ids.officer, [3, 4])).toMatchObject({ ok: false, refusal: { code: 'already-proposed' } });
    });

    it('is never approved by the one who proposed it', async () => {
      expect(await approveBatch(await world.as(world.ids.officer), { batchId })).toMatchObject({ ok: false, refusal: { code: 'same-person', kind: 'forbidden' } });
    });

    it('judges everybody again when it is signed: who lost competence gets no number, and the reason is kept', async () => {
      await lowerRubric(world, person(1).id);
      const approved = await approveBatch(await world.as(world.ids.signer), { batchId });
      expect(approved).toMatchObject({ ok: true, value: { issued: 3, refused: [{ participationId: person(1).id, refusal: { code: 'not-kompeten', missing: [{ code: 'rubric-low', mark: 40 }] } }] } });
      const numbers = await world.write.certificate.findMany({ where: { batchId }, orderBy: { sequence: 'asc' }, select: { number: true } });
      expect(numbers.map(({ number }) => number)).toEqual(['400.9/0001/107.4/2017', '400.9/0002/107.4/2017', '400.9/0003/107.4/2017']);
      expect(await world.write.batchMember.findFirst({ where: { participationId: person(1).id }, select: { refusal: true } })).toMatchObject({ refusal: { code: 'not-kompeten' } });
    });

    it('is decided once', async () => {
      const signer = await world.as(world.ids.signer);
      expect(await approveBatch(signer, { batchId })).toMatchObject({ ok: false, refusal: { code: 'already-decided', kind: 'conflict' } });
      expect(await rejectBatch(signer, { batchId, reason: 'terlambat' })).toMatchObject({ ok: false, refusal: { code: 'already-decided' } });
    });

    it('freezes what will be printed: titles with the name, no NIK anywhere, the signatory without titles', async () => {
      const [certificate] = await certificatesOf((await world.as(world.ids.officer)).read, person(0).personId);
      expect(certificate?.status).toBe('waiting');
      expect(certificate?.claims.participant).toMatchObject({ printedName: 'Siti Aminah, S.Sos.', identifierLabel: 'No. Peserta', identifierMasked: '001', region: 'Kabupaten Gresik' });
      expect(certificate?.claims).toMatchObject({ title: 'SERTIFIKAT', subtitle: 'Pelatihan Berbasis Kompetensi', decisionText: 'telah mengikuti dan dinyatakan', qualification: 'LULUS' });
      expect(JSON.stringify(certificate?.claims)).not.toMatch(/3525010805789/);
      expect(certificate?.claims.subjects).toHaveLength(12);
    });

    it('is pressed by the worker, certificate by certificate, into stored files whose digest the register keeps', async () => {
      expect(await world.press()).toBe(3);
      const ctx = await world.as(world.ids.officer);
      const [certificate] = await certificatesOf(ctx.read, person(0).personId);
      expect(certificate).toMatchObject({ status: 'valid', sealError: null });
      const bytes = await ctx.storage.get(certificate?.pdfSha256 ?? '');
      expect(bytes?.length).toBe(certificate?.pdfBytes);
      expect(await world.press()).toBe(0);
    });

    it('goes back with a reason, and its people can be proposed again', async () => {
      const second = await propose(world.ids.officer, [4]);
      const id = second.ok ? second.value.batchId : '';
      expect(await rejectBatch(await world.as(world.ids.signer), { batchId: id, reason: 'Tanggal keliru.' })).toMatchObject({ ok: true });
      expect((await propose(world.ids.officer, [4])).ok).toBe(true);
    });

    it('does not hold somebody who has a certificate that stands', async () => {
      expect(await propose(world.ids.officer, [0])).toMatchObject({ ok: false, refusal: { code: 'already-certified' } });
    });

    it('corrects a printed name by a new certificate with a new number; the old one becomes Diganti, and only when signed', async () => {
      const officer = await world.as(world.ids.officer);
      const [old] = await certificatesOf(officer.read, person(2).personId);
      const oldId = old?.id ?? '';
      expect(await proposeReplacement(officer, { certificateId: oldId, correction: { printedName: "Ra'ehah Maimunah", reason: 'tidak ada yang salah' } })).toMatchObject({ ok: false, refusal: { code: 'nothing-corrected' } });
      const proposed = await proposeReplacement(officer, { certificateId: oldId, correction: { printedName: "Ra'ehah Maimunah, S.H.", reason: 'Gelar belum tercantum.' } });
      expect((await findCertificate(officer.read, { id: oldId }))?.status).toBe('valid');
      const approved = await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
      expect(approved).toMatchObject({ ok: true, value: { issued: 1, refused: [] } });
      await world.press();
      const certificates = await certificatesOf(officer.read, person(2).personId);
      expect(certificates.map(({ status, number, claims }) => [status, number, claims.participant.printedName])).toEqual([
        ['valid', '400.9/0004/107.4/2017', "Ra'ehah Maimunah, S.H."], ['replaced', '400.9/0002/107.4/2017', "Ra'ehah Maimunah"],
      ]);
      expect(await revokeCertificate(officer, { certificateId: oldId, group: 'misuse', reason: 'mencoba' })).toMatchObject({ ok: false, refusal: { code: 'already-replaced' } });
    });

    it('is revoked once, with a group for the public and a reason for the office', async () => {
      const signer = await world.as(world.ids.signer);
      const [certificate] = await certificatesOf(signer.read, person(3).personId);
      const request = { certificateId: certificate?.id ?? '', group: 'requirement-unmet', reason: 'Kehadiran dikoreksi.' } as const;
      expect((await revokeCertificate(signer, request)).ok).toBe(true);
      expect(await revokeCertificate(signer, request)).toMatchObject({ ok: false, refusal: { code: 'already-revoked' } });
      expect((await findCertificate(signer.read, { id: request.certificateId }))?.status).toBe('revoked');
      const trail = await world.write.auditRecord.findMany({ where: { subjectId: request.certificateId }, orderBy: { at: 'asc' }, select: { action: true } });
      expect(trail.map(({ action }) => action).sort()).toEqual(['certificate.reserved', 'certificate.revoked', 'certificate.sealed']);
    });
  });
});
