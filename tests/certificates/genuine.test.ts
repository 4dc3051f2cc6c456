import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrichPdf, fileVerdict, renderCertificate, stopVerifier, verifyPdf, verifyPdfGuarded } from '#certificates';
import type { CertificateClaims, KeyKind } from '#certificates';
import { openArchive } from './support/archive.ts';
import type { Archive } from './support/archive.ts';
import { NOW, openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import { sampleClaims } from './support/sample-claims.ts';

const KEYS: readonly KeyKind[] = ['P-256', 'RSA-2048', 'RSA-3072'];
const LEVELS = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const;
const ORIENTATIONS = ['landscape', 'portrait'] as const;
const COUNT = 504;

const GIVEN = ['Siti', 'Moh.', 'Ni Luh', 'Raden Mas', 'Dewi', 'Ahmad', 'Maria', 'Jum’ah', 'Žofie', 'Núria'];
const FAMILY = ['Rahmawati', 'Khoirul Anam', 'Ayu Pertiwi', 'Haryo Kusumowardhani Notohadiningrat', 'Lestari', 'Fauzi', 'Goreti da Silva', 'Sutini', 'Nováková', 'Şahin'];

/** Claims of the n-th invented person: other names, numbers, lengths of lists. */
function claimsOf(n: number): Partial<CertificateClaims> {
  const base = sampleClaims();
  const subjects = base.subjects.slice(0, 1 + (n % base.subjects.length));
  return {
    number: `800.2/${String(1_000 + n)}/107.6/2026`,
    code: `K7QF-${String(1_000 + n)}-9XTA`,
    participant: { ...base.participant, printedName: `${GIVEN[n % GIVEN.length]} ${FAMILY[Math.floor(n / GIVEN.length) % FAMILY.length]}` },
    subjects,
    programme: { ...base.programme, jpTotal: subjects.reduce((sum, { jp }) => sum + jp, 0) },
  };
}

describe('five hundred genuine certificates of every key, level and template', () => {
  const offices = new Map<KeyKind, { office: Office; archive: Archive }>();

  beforeAll(() => {
    for (const key of KEYS) {
      const office = openOffice(key);
      offices.set(key, { office, archive: openArchive(office.authority, NOW) });
    }
  });
  afterAll(stopVerifier);

  async function make(n: number) {
    const key = KEYS[n % KEYS.length] ?? 'P-256';
    const level = LEVELS[Math.floor(n / KEYS.length) % LEVELS.length] ?? 'B-T';
    const orientation = ORIENTATIONS[Math.floor(n / (KEYS.length * LEVELS.length)) % ORIENTATIONS.length] ?? 'landscape';
    const { office, archive } = offices.get(key) ?? { office: openOffice(key), archive: openArchive(openOffice(key).authority, NOW) };
    const unsigned = await renderCertificate(sampleClaims(claimsOf(n)), { orientation });
    const signed = await office.sign(unsigned, { level: level === 'B-B' ? 'B-B' : 'B-T' });
    const pdf = level === 'B-LT' || level === 'B-LTA' ? await enrichPdf(signed, { ...archive.request, level }) : signed;
    return { pdf, level, office, name: `${n}: ${key} ${level} ${orientation}` };
  }

  it('are none of them refused', async () => {
    const refused: unknown[] = [];
    for (let n = 0; n < COUNT; n += 1) {
      const { pdf, level, office, name } = await make(n);
      const report = verifyPdf(pdf, { ...office.trust, timestampRequired: level !== 'B-B' });
      if (fileVerdict(report) !== 'genuine' || report.level !== level || report.code !== claimsOf(n).code) refused.push([name, report.level, report.reasons, report.dangers]);
    }
    expect(refused).toEqual([]);
  }, 300_000);

  it('are found the same in threads side by side', async () => {
    const made = await Promise.all(Array.from({ length: 24 }, (_, n) => make(n)));
    const verdicts = await Promise.all(made.map(async ({ pdf, level, office }) => fileVerdict(await verifyPdfGuarded(pdf, { ...office.trust, timestampRequired: level !== 'B-B' }))));
    expect(new Set(verdicts)).toEqual(new Set(['genuine']));
  }, 120_000);
});
