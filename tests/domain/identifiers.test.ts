import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageOn, civilDate, composeNik, findNikLike, formatNip, formatPhone, maskNik, maskPhone, nikWarnings, readNik, readNip, readPhone,
  splitPhones, waLink, waNumber,
} from '~/people/accounts';

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const facts = fc.record({
  district: fc.constantFrom('35.15.14', '35.78.08', '35.25.16', '11.01.01', '92.71.02'),
  birthDate: day, sex: fc.constantFrom('L' as const, 'P' as const), serial: fc.integer({ min: 9900, max: 9999 }),
});

describe('NIK', () => {
  test('tells district, birth day and sex, with the day of a woman counted from 41', () => {
    const reading = readNik('3515144508680002');
    expect(reading).toMatchObject({
      ok: true,
      value: { district: '35.15.14', sex: 'P', birth: { day: 5, month: 8, year: 68 }, warnings: [] },
    });
  });

  test('a number made from facts is read back as those facts, without a warning', () => {
    fc.assert(fc.property(facts, (given) => {
      const reading = readNik(composeNik(given), given);
      expect(reading.ok && reading.value.warnings).toEqual([]);
      expect(reading.ok && [reading.value.district, reading.value.sex]).toEqual([given.district, given.sex]);
    }));
  });

  test('another birth date or sex warns and does not block', () => {
    const nik = composeNik({ district: '35.25.01', birthDate: '1971-07-26', sex: 'L', serial: 9901 });
    expect(readNik(nik, { birthDate: '1971-07-27', sex: 'P' })).toMatchObject({
      ok: true, value: { warnings: ['nik-birth-date-differs', 'nik-sex-differs'] },
    });
  });

  test('stored beside another birth date or sex keeps warning, and says nothing where something is missing', () => {
    expect(nikWarnings({ nik: '3515144508680002', birthDate: '1968-08-05', sex: 'P' })).toEqual([]);
    expect(nikWarnings({ nik: '3515144508680002', birthDate: '1968-08-06', sex: 'L' })).toEqual(['nik-birth-date-differs', 'nik-sex-differs']);
    expect(nikWarnings({ nik: '3515144508680002', birthDate: null, sex: null })).toEqual([]);
    expect(nikWarnings({ nik: null, birthDate: '1968-08-06', sex: 'L' })).toEqual([]);
  });

  test('a day its month never has warns', () => {
    expect(readNik('3515143102680002')).toMatchObject({ ok: true, value: { warnings: ['nik-day-not-in-month'] } });
    expect(readNik('3515142902680002')).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  test.each([
    ['', 'nik-empty'], ['3,51514E+15', 'nik-scientific'], ['35151445O8680002', 'nik-not-digits'], ['351514450868002', 'nik-length'],
    ['0015144508680002', 'nik-province'], ['3515147208680002', 'nik-birth-date'], ['3515144013680002', 'nik-birth-date'],
    ['3515140008680002', 'nik-birth-date'], ['3515143508680002', 'nik-birth-date'], ['3515144508680000', 'nik-serial'],
  ])('refuses %j as %s', (raw, code) => {
    expect(readNik(raw)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('spaces, dots and the apostrophe of a spreadsheet are not part of the number', () => {
    expect(readNik("'3515.1445 0868-0002 ")).toMatchObject({ ok: true, value: { nik: '3515144508680002' } });
  });

  test('the province need not be East Java', () => {
    expect(readNik('1101014508680002').ok).toBe(true);
  });

  test('masked, it shows four digits at each end and no others', () => {
    expect(maskNik('3515144508680002')).toBe('3515********0002');
    expect(maskNik('351514')).toBe('******');
  });

  test('no text makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      readNik(text); readNip(text); readPhone(text); findNikLike(text);
    }));
  });
});

describe('NIK in free text', () => {
  test('is found in a row, in groups and in full-width digits', () => {
    const text = 'Klien A, 3515144508680002, datang. Lalu 3515 1445 0868 0002 dan ３５１５１４４５０８６８０００２.';
    expect(findNikLike(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '3515144508680002', '3515 1445 0868 0002', '３５１５１４４５０８６８０００２',
    ]);
  });

  test('phone numbers, dates and longer numbers are left alone', () => {
    expect(findNikLike('0812-3456-7890, 26-07-2017 08.00, 198609262015051001, RT 01/RW 02')).toEqual([]);
  });

  test('every valid NIK is found wherever it stands', () => {
    fc.assert(fc.property(facts, fc.constantFrom('', 'ab ', 'NIK: '), fc.constantFrom('', '.', ' ok'), (given, before, after) => {
      const nik = composeNik(given);
      expect(findNikLike(before + nik + after)).toEqual([{ start: before.length, end: before.length + 16 }]);
    }));
  });
});

describe('NIP', () => {
  test('of a civil servant tells birth date, month of appointment and sex', () => {
    expect(readNip('19860926 201505 1 001')).toMatchObject({
      ok: true, value: { employment: 'pns', birthDate: '1986-09-26', appointed: { year: 2015, month: 5 }, sex: 'L' },
    });
  });

  test('of a contract civil servant has no month of appointment and is accepted', () => {
    expect(readNip('198609262023212014')).toMatchObject({ ok: true, value: { employment: 'pppk', appointed: { year: 2023, month: null }, sex: 'P' } });
  });

  test.each([
    ['19860926201505100', 'nip-length'], ['19861326201505 1 001', 'nip-birth-date'], ['198609261990051001', 'nip-appointment'],
    ['198609262015053001', 'nip-sex'], ['ABC', 'nip-not-digits'],
  ])('refuses %j as %s', (raw, code) => {
    expect(readNip(raw)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('another birth date or sex warns', () => {
    expect(readNip('198609262015051001', { birthDate: '1986-09-27', sex: 'P' })).toMatchObject({
      ok: true, value: { warnings: ['nip-birth-date-differs', 'nip-sex-differs'] },
    });
  });

  test('is written in papers with spaces', () => {
    expect(formatNip('198609262015051001')).toBe('19860926 201505 1 001');
  });
});

describe('mobile number', () => {
  test.each(['081234567890', '0812-3456-7890', '+62 812 3456 7890', '6281234567890', '0062 81234567890', '81234567890', '+62 (0)81234567890'])(
    '%s is the same number', (raw) => {
      expect(readPhone(raw)).toEqual({ ok: true, value: '+6281234567890' });
    },
  );

  test.each([
    ['', 'phone-empty'], ['0812abc', 'phone-not-digits'], ['+65 8123 4567', 'phone-foreign'], ['031-8290794', 'phone-not-mobile'],
    ['08123456', 'phone-length'], ['08123456789012', 'phone-length'],
  ])('refuses %j as %s', (raw, code) => {
    expect(readPhone(raw)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('is shown in groups, and read back the same', () => {
    expect(formatPhone('+6281234567890')).toBe('0812-3456-7890');
    expect(maskPhone('+6281234567890')).toBe('0812-****-7890');
    fc.assert(fc.property(fc.integer({ min: 10_000_000, max: 99_999_999_999 }), (rest) => {
      const reading = readPhone(`8${rest}`);
      if (reading.ok) expect(readPhone(formatPhone(reading.value))).toEqual(reading);
    }));
  });

  test('a chat link carries 62 without plus and the text as typed', () => {
    const phone = readPhone('081234567890');
    expect(phone.ok && waNumber(phone.value)).toBe('6281234567890');
    expect(waLink('+6281234567890', 'Yth. Bapak & Ibu: 100%')).toBe('https://wa.me/6281234567890?text=Yth.%20Bapak%20%26%20Ibu%3A%20100%25');
  });

  test('two numbers in one cell are told apart', () => {
    expect(splitPhones('0812-0000-1111 / 0813-0000-2222 atau 0814')).toEqual(['0812-0000-1111', '0813-0000-2222', '0814']);
  });
});

describe('civil dates', () => {
  test('only days of the calendar are dates', () => {
    expect(civilDate(2000, 2, 29)).toBe('2000-02-29');
    expect(civilDate(1900, 2, 29)).toBeNull();
    expect(civilDate(2017, 6, 31)).toBeNull();
  });

  test('an age counts whole years', () => {
    expect(ageOn('1971-07-27', '2017-07-26')).toBe(45);
    expect(ageOn('1971-07-26', '2017-07-26')).toBe(46);
  });
});
