import { describe, expect, it } from 'vitest';
import { formatCertificateCode, makeCertificateCode } from '~/recognition/certification';
import { readScanned, reasonSentence, reasonTexts } from '~/recognition/verification';
import { differingFields } from '~/recognition/verification/compare-fields';
import { shownName } from '~/recognition/verification/checking/checking';
import { translator } from '~/platform/i18n/catalogue';

const code = makeCertificateCode(new Uint8Array(96).fill(5));
const OURS = ['bekal.contoh.id'];

describe('a scanned text', () => {
  it('is a code, or an address of ours that ends in one', () => {
    for (const text of [code, formatCertificateCode(code).toLowerCase(), ` https://bekal.contoh.id/v/${code} `, `http://BEKAL.contoh.id/v/${formatCertificateCode(code)}/`]) {
      expect(readScanned(text, OURS), text).toEqual({ ok: true, value: code });
    }
  });

  it('that leads elsewhere is refused with the host, never followed', () => {
    for (const [text, facts] of [
      [`https://bekal.contoh.id.jahat.example/v/${code}`, { host: 'bekal.contoh.id.jahat.example', code }],
      [`https://bekal.contoh.id@jahat.example/v/${code}`, { host: 'jahat.example', code }],
      ['https://jahat.example/', { host: 'jahat.example', code: '' }],
    ] as const) expect(readScanned(text, OURS)).toMatchObject({ ok: false, refusal: { code: 'qr-foreign', facts } });
    expect(readScanned('https://bekal.contoh.id/undangan/x', OURS)).toMatchObject({ ok: false, refusal: { code: 'qr-other' } });
    expect(readScanned('javascript:alert(1)', OURS)).toMatchObject({ ok: false, refusal: { code: 'code-character' } });
  });
});

describe('fields of a file beside those of the register', () => {
  const registered = { title: 'SERTIFIKAT', number: '1', participant: { printedName: 'Siti', region: 'Gresik', birthDate: '1978-05-08' }, programme: { jpTotal: 36, from: '2017-07-26', to: '2017-07-29' }, subjects: [{ title: 'Etika', jp: 2 }, { title: 'Komunikasi', jp: 4 }], code: 'A' };

  it('differ in nothing when they are equal, or when the file says less', () => {
    expect(differingFields(structuredClone(registered), registered)).toEqual([]);
    expect(differingFields({ participant: { printedName: 'Siti' }, code: 'A' }, registered)).toEqual([]);
    expect(differingFields(undefined, registered)).toEqual([]);
  });

  it('are named one by one when they differ, are added, or are cut short', () => {
    const forged = { ...structuredClone(registered), participant: { printedName: 'Orang Lain', region: 'Gresik' }, programme: { jpTotal: 360, from: '2017-07-26', to: '2017-07-29' }, subjects: [{ title: 'Etika', jp: 2 }], grade: 'A' };
    expect(differingFields(forged, registered)).toEqual(['name', 'jp', 'subjects', 'other']);
    expect(differingFields({ participant: { printedName: 'Siti', rank: 'IV/c' } }, registered)).toEqual(['rank']);
  });
});

describe('what is shown of names and findings from outside', () => {
  it('is one line without signs that turn or hide text, its end kept', () => {
    expect(shownName('a\u202efdp.exe\u0000\n.pdf')).toBe('afdp.exe.pdf');
    expect(shownName('C:\\map\\a.pdf')).toBe('C:/map/a.pdf');
    expect(Array.from(shownName(`${'😀'.repeat(500)}.pdf`))).toHaveLength(120);
    expect(shownName('\u200b')).toBe('-');
  });

  it('is a sentence for every known code, and the code itself for others', () => {
    const t = translator(reasonTexts, 'id');
    expect(reasonSentence(t, 'digest-mismatch')).toBe('Isi berkas berubah sejak ditandatangani.');
    expect(reasonSentence(t, 'something-new')).toBe('Temuan teknis: something-new.');
  });
});
