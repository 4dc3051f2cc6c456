import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_ALPHABET } from '~/people/accounts';
import {
  allowedTitles, CERTIFICATE_CODE_BITS, certificateStatus, checkPattern, checkTitle, DEFAULT_PATTERN, DEFAULT_SETTINGS, formatCertificateCode, formatNumber,
  makeCertificateCode, mayBeDated, promisesCompetence, readCertificateCode, registerYear, settingGaps, SettingsInput, type NumberFacts,
} from '~/recognition/certification';
import { formatCardCode, makeCardCode, readCardCode } from '~/training/cohorts';

const facts: NumberFacts = { classification: '400.9', sequence: 7, unit: '107.4', date: '2017-07-29', programmeCode: 'PSM', cohortNumber: 4 };

describe('the number of a certificate', () => {
  test('is classification, four-digit sequence, unit and year unless set otherwise', () => {
    expect(formatNumber(DEFAULT_PATTERN, facts)).toBe('400.9/0007/107.4/2017');
    expect(formatNumber(DEFAULT_PATTERN, { ...facts, sequence: 12345 })).toBe('400.9/12345/107.4/2017');
    expect(registerYear(facts.date)).toBe(2017);
  });

  test('may carry the month in Roman numerals, the training and the angkatan', () => {
    expect(formatNumber('{klasifikasi}/{urut}/{kodePelatihan}-{angkatan}/{bulanRomawi}/{tahun}', facts)).toBe('400.9/7/PSM-IV/VII/2017');
  });

  test.each([
    ['', 'pattern-empty'], ['{urut}/{tahun}/{nomor}', 'pattern-unknown-token'], ['{urut}/{tahun}<b>', 'pattern-character'],
    ['{urut}/{tahun}/{', 'pattern-character'], ['{klasifikasi}/{tahun}', 'pattern-no-sequence'], ['{urut}/{urut4}/{tahun}', 'pattern-two-sequences'],
    ['{klasifikasi}/{urut}', 'pattern-no-year'], ['{urut}{tahun}', 'pattern-no-separator'], ['A1{urut}/{tahun}', 'pattern-no-separator'],
    ['{tahun}{urut4}', 'pattern-no-separator'], [`{urut}/{tahun}/${'a'.repeat(80)}`, 'pattern-too-long'], ['{urut}/{tahun}/{constructor}', 'pattern-unknown-token'],
  ])('the pattern %j is refused as %s', (pattern, code) => {
    expect(checkPattern(pattern)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('two sequences or two years never give the same number', () => {
    const pattern = fc.constantFrom(DEFAULT_PATTERN, '{urut}/{tahun}', '{angkatan}.{urut}.{bulanRomawi}.{tahun}', 'No {urut4}-{tahun}{unit}');
    const place = fc.record({ sequence: fc.integer({ min: 1, max: 99_999 }), year: fc.integer({ min: 2017, max: 2060 }) });
    fc.assert(fc.property(pattern, place, place, (chosen, a, b) => {
      expect(checkPattern(chosen).ok).toBe(true);
      const [first, second] = [a, b].map(({ sequence, year }) => formatNumber(chosen, { ...facts, sequence, date: `${year}-07-29` }));
      expect(first === second).toBe(a.sequence === b.sequence && a.year === b.year);
    }));
  });

  test('a sequence counts from 1', () => {
    expect(() => formatNumber(DEFAULT_PATTERN, { ...facts, sequence: 0 })).toThrow(RangeError);
  });
});

describe('the title of a certificate', () => {
  test.each([[null], [''], ['  '], ['-']])('is no Sertifikat Kompetensi with the licence %j', (competencyLicence) => {
    expect(allowedTitles({ competencyLicence })).not.toContain('sertifikat-kompetensi');
    expect(checkTitle('sertifikat-kompetensi', { competencyLicence })).toMatchObject({ ok: false, refusal: { code: 'title-needs-licence' } });
    expect(checkTitle('sttpp', { competencyLicence })).toEqual({ ok: true, value: 'sttpp' });
  });

  test('may be Sertifikat Kompetensi where a licence number is entered', () => {
    expect(checkTitle('sertifikat-kompetensi', { competencyLicence: 'LSP-CONTOH-01' }).ok).toBe(true);
    expect(checkTitle('ijazah', { competencyLicence: 'LSP-CONTOH-01' })).toMatchObject({ ok: false, refusal: { code: 'title-unknown' } });
  });

  test('and a subtitle may not promise it either', () => {
    expect(promisesCompetence('Sertifikasi  Kompetensi Dasar', { competencyLicence: null })).toBe(true);
    expect(promisesCompetence('Pelatihan Berbasis Kompetensi', { competencyLicence: null })).toBe(false);
    expect(promisesCompetence('Sertifikat Kompetensi', { competencyLicence: 'LSP-CONTOH-01' })).toBe(false);
  });
});

describe('the settings of certificates', () => {
  const form = {
    government: 'PEMERINTAH PROVINSI JAWA TIMUR', office: 'DINAS SOSIAL', city: 'Surabaya', pattern: DEFAULT_PATTERN, classification: '400.9', unit: '107.4',
    title: 'sertifikat', subtitle: 'Pelatihan Berbasis Kompetensi', qualification: 'LULUS', licence: '', position: 'KEPALA DINAS SOSIAL', prefix: '', name: 'Bambang Contoh',
    rank: 'Pembina Utama Muda, IV/c', nip: '19700101 199503 1 001', signatureNote: DEFAULT_SETTINGS.signatureNote,
  };
  const faults = (change: Partial<typeof form>) => SettingsInput.safeParse({ ...form, ...change }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('lack unit, classification and signatory until somebody enters them', () => {
    expect(settingGaps(DEFAULT_SETTINGS)).toEqual(['classification', 'unit', 'signatory']);
    expect(SettingsInput.safeParse(form).success).toBe(true);
  });

  test.each([
    [{ title: 'sertifikat-kompetensi' }, 'title: refusal.title-needs-licence'],
    [{ subtitle: 'Sertifikat Kompetensi Dasar' }, 'subtitle: refusal.title-needs-licence'],
    [{ qualification: 'KOMPETEN' }, 'qualification: fault.qualification'],
    [{ name: 'Dr. Bambang Contoh, M.Si.' }, 'name: fault.titles'],
    [{ nip: '123' }, 'nip: fault.nip'],
    [{ position: '' }, 'position: fault.signatory'],
    [{ pattern: '{urut}/2017' }, 'pattern: refusal.pattern-no-year'],
    [{ signatureNote: 'Ditandatangani dengan sertifikat BSrE, BSSN.' }, 'signatureNote: fault.note'],
  ])('refuse %j', (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  test('allow "Sertifikat Kompetensi" and KOMPETEN with a licence number', () => {
    expect(faults({ title: 'sertifikat-kompetensi', qualification: 'KOMPETEN', licence: 'LSP-CONTOH-01' })).toBeUndefined();
  });
});

describe('a certificate', () => {
  test('is dated between the end of its training and a month ahead', () => {
    expect(mayBeDated('2017-07-29', '2017-07-29', '2017-07-29')).toBe(true);
    expect(mayBeDated('2017-07-28', '2017-07-29', '2017-08-20')).toBe(false);
    expect(mayBeDated('2017-08-29', '2017-07-29', '2017-07-29')).toBe(true);
    expect(mayBeDated('2017-08-30', '2017-07-29', '2017-07-29')).toBe(false);
  });

  test('is revoked before it is anything else, and valid only once sealed', () => {
    const sealed = { sealedAt: new Date(0), sealError: null, suspended: false, revoked: false, replaced: false };
    expect(certificateStatus(sealed)).toBe('valid');
    expect(certificateStatus({ ...sealed, suspended: true })).toBe('suspended');
    expect(certificateStatus({ ...sealed, suspended: true, replaced: true })).toBe('replaced');
    expect(certificateStatus({ ...sealed, suspended: true, revoked: true })).toBe('revoked');
    expect(certificateStatus({ ...sealed, replaced: true })).toBe('replaced');
    expect(certificateStatus({ ...sealed, replaced: true, revoked: true })).toBe('revoked');
    expect(certificateStatus({ ...sealed, sealedAt: null })).toBe('waiting');
    expect(certificateStatus({ ...sealed, sealedAt: null, sealError: 'x' })).toBe('failed');
  });
});

describe.each([
  ['a public code', makeCertificateCode, readCertificateCode, formatCertificateCode],
  ['a card code', makeCardCode, readCardCode, formatCardCode],
] as const)('%s', (_name, make, read, format) => {
  const code = fc.uint8Array({ minLength: 96, maxLength: 96 }).filter((bytes) => bytes.filter((byte) => byte < 248).length >= 14).map((bytes) => make(bytes));

  test('is read back from how it is printed, in any case and with any dashes', () => {
    fc.assert(fc.property(code, (made) => {
      expect(read(format(made).toLowerCase())).toEqual({ ok: true, value: made });
      expect(read(` ${format(made).replaceAll('-', ' – ')} `)).toEqual({ ok: true, value: made });
    }));
  });

  test('with one wrong character is always found out', () => {
    fc.assert(fc.property(code, fc.nat(14), fc.integer({ min: 1, max: 30 }), (made, place, shift) => {
      const at = place % made.length;
      const other = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(made.charAt(at)) + shift) % CODE_ALPHABET.length);
      expect(read(made.slice(0, at) + other + made.slice(at + 1))).toMatchObject({ ok: false, refusal: { code: 'code-check' } });
    }));
  });

  test('with two neighbours swapped is always found out', () => {
    fc.assert(fc.property(code, fc.nat(13), (made, place) => {
      const at = place % (made.length - 1);
      const swapped = made.slice(0, at) + made.charAt(at + 1) + made.charAt(at) + made.slice(at + 2);
      expect(read(swapped).ok).toBe(swapped === made);
    }));
  });

  test('has no look-alikes, and takes those people write for what was meant', () => {
    for (const char of '0ILOU') expect(CODE_ALPHABET).not.toContain(char);
    const made = make(new Uint8Array(96).fill(31));
    expect(read(made.replaceAll('1', 'I'))).toEqual({ ok: true, value: made });
    expect(read('')).toMatchObject({ ok: false, refusal: { code: 'code-empty' } });
    expect(read('../../etc')).toMatchObject({ ok: false, refusal: { code: 'code-character' } });
    expect(read(`${made}1`)).toMatchObject({ ok: false, refusal: { code: 'code-length' } });
  });
});

describe('chance in codes', () => {
  test('a public code holds at least 60 bits of it', () => {
    expect(CERTIFICATE_CODE_BITS).toBeGreaterThanOrEqual(60);
  });

  test('every character is about as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 3000; i += 1) {
      for (const char of makeCertificateCode(randomBytes(96)).slice(0, 14)) counts.set(char, (counts.get(char) ?? 0) + 1);
    }
    const expected = (3000 * 14) / CODE_ALPHABET.length;
    expect(counts.size).toBe(CODE_ALPHABET.length);
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2);
  });

  test('too few random bytes are a fault, not a short code', () => {
    expect(() => makeCertificateCode(new Uint8Array(3))).toThrow(RangeError);
    expect(() => makeCertificateCode(new Uint8Array(96).fill(255))).toThrow(RangeError);
  });
});
