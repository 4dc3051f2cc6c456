import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, compareNames, nameMatches, printedName, readName, splitTitles, withoutTitles } from '~/people/accounts';

const letters = (text: string) => (text.match(/\p{L}/gu) ?? []).join('');

describe('a name', () => {
  test.each(['Sumiati', "Jum'ah", 'Abd. Rasyid bin Tola', "Ra'ehah binti Ma'ruf", 'MOH. HORI', 'Ñuñez', 'Null'])('%s stays as written', (name) => {
    expect(readName(name)).toEqual({ ok: true, value: { name, suggestion: null, warnings: [] } });
  });

  test('loses invisible characters and double spaces, and keeps one kind of apostrophe', () => {
    expect(cleanName('  Siti\u00a0 Ra\u2019as\u202e\u200b\u0007\nbinti\tUmar ')).toBe("Siti Ra'as binti Umar");
  });

  test('with titles inside is not changed but a split is suggested', () => {
    expect(readName('Dra. Hj. Siti Aminah, S.Sos., M.Si.')).toMatchObject({
      ok: true,
      value: {
        name: 'Dra. Hj. Siti Aminah, S.Sos., M.Si.', warnings: ['name-has-titles'],
        suggestion: { titleFront: 'Dra. Hj.', name: 'Siti Aminah', titleBack: 'S.Sos., M.Si.' },
      },
    });
  });

  test.each([
    ['   ', 'name-empty'], ['\u200b\u202e', 'name-empty'], ['12345', 'name-no-letter'], ['=HYPERLINK("http://x")', 'name-formula'],
    ['@SUM(A1)', 'name-formula'], ['+cmd|calc', 'name-formula'], ['A'.repeat(101), 'name-too-long'],
  ])('refuses %j as %s', (raw, code) => {
    expect(readName(raw)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('of any text is either refused or clean: reading it again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const reading = readName(raw);
      if (!reading.ok) return;
      expect(cleanName(reading.value.name)).toBe(reading.value.name);
      expect(reading.value.name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }));
  });
});

describe('titles', () => {
  test.each([
    ['Suparno', null, 'Suparno', null],
    ['Endah Wahyuni, SE', null, 'Endah Wahyuni', 'SE'],
    ['Drs. H. Moh. Hasan', 'Drs. H.', 'Moh. Hasan', null],
    ['Siti Aminah S.Sos', null, 'Siti Aminah', 'S.Sos'],
    ['Prof. Dr. Bambang Irawan, S.H., M.Hum.', 'Prof. Dr.', 'Bambang Irawan', 'S.H., M.Hum.'],
    ['Ayu, A.Md.Keb., S.Tr.Sos', null, 'Ayu', 'A.Md.Keb., S.Tr.Sos'],
    ['Rudi, S.ST M.Si', null, 'Rudi', 'S.ST M.Si'],
    ['Bambang S.Wijaya', null, 'Bambang S.Wijaya', null],
    ['R. Sunaryo', null, 'R. Sunaryo', null],
    ['M. Yusuf', null, 'M. Yusuf', null],
    ['Siti Aminah, Sidoarjo', null, 'Siti Aminah, Sidoarjo', null],
    ['Sari Ma', null, 'Sari Ma', null],
    [', S.Sos.', null, ', S.Sos.', null],
  ])('in %j are told from the name', (typed, titleFront, name, titleBack) => {
    expect(splitTitles(typed)).toEqual({ titleFront, name, titleBack });
  });

  test('splitting never loses a letter nor changes their order', () => {
    const word = fc.constantFrom('Dra.', 'H.', 'Siti', "Ra'as", 'bin', 'S.Sos.', 'SE', 'M.Si', ',', 'Hj', 'MOH.', 'Prof', 'drg.', 'x');
    fc.assert(fc.property(fc.array(word, { maxLength: 9 }), (words) => {
      const typed = cleanName(words.join(' '));
      const split = splitTitles(typed);
      expect(letters(`${split.titleFront ?? ''}${split.name}${split.titleBack ?? ''}`)).toBe(letters(typed));
    }));
  });

  test('stand around the printed name', () => {
    expect(printedName({ titleFront: 'Dra.', name: 'Siti Aminah', titleBack: 'S.Sos., M.Si.' })).toBe('Dra. Siti Aminah, S.Sos., M.Si.');
    expect(printedName({ titleFront: null, name: 'Suparno', titleBack: ', S.E.' })).toBe('Suparno, S.E.');
    expect(printedName({ name: 'Suparno' })).toBe('Suparno');
  });

  test('of study do not stand in the name of a signing official; H. and Hj. may', () => {
    expect(withoutTitles('Dr. Ir. H. Ahmad Fauzi, M.Si.')).toBe('H. Ahmad Fauzi');
    expect(withoutTitles({ titleFront: 'Dra.', name: 'Siti Aminah', titleBack: 'M.Si.' })).toBe('Siti Aminah');
  });
});

describe('the order of names', () => {
  test('ignores titles, case and apostrophes', () => {
    const names = ["Ra'as", 'Dra. Aminah', 'budi', 'H. Cahyo, S.E.', 'Raat'];
    expect([...names].sort(compareNames)).toEqual(['Dra. Aminah', 'budi', 'H. Cahyo, S.E.', "Ra'as", 'Raat']);
  });
});

describe('a search for a name', () => {
  test.each([["Jum'ah", "jum'ah"], ["Jum'ah", 'Jum\u2019ah'], ["Jum'ah", 'JUMAH'], ["Ra'ehah binti Ma'ruf", "ma'ruf ra'ehah"], ['Siti Aminah, S.Sos.', 'Dra. Siti'], ['Ñuñez', 'nunez']])(
    '%s is found by %s', (name, search) => { expect(nameMatches(name, search)).toBe(true); },
  );

  test('finds everybody when it is empty, and nobody by signs alone', () => {
    expect([nameMatches('Sumiati', '  '), nameMatches('Sumiati', '/')]).toEqual([true, false]);
  });

  test('finds whoever it was copied from', () => {
    fc.assert(fc.property(fc.constantFrom('Sumiati', "Ra'ehah binti Ma'ruf", 'Dra. Hj. Siti Nurhayati, S.Sos., M.Si.', 'Abd. Rasyid bin Tola'), (name) => nameMatches(name, name)));
  });
});
