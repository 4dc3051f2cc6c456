import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { previewClaims, renderCertificate, validateClaims } from '#certificates';
import { srgbProfile } from '../../certificates/render/colour-profile.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { sampleClaims } from './support/sample-claims.ts';

const TEMPLATES = ['landscape', 'portrait'] as const;
const cases = TEMPLATES.flatMap((template) => previewClaims.map(({ name, claims }) => [template, name, { ...claims, template }] as const));

describe.each(cases)('the %s template with awkward data (%s)', (template, name, claims) => {
  it.runIf(installed('pdftotext', 'qpdf'))('keeps every word inside the frame and loses none', () => inFolder(async (put) => {
    expect(validateClaims(claims)).toEqual([]);
    const path = put('a.pdf', await renderCertificate(claims));
    expect(ask('qpdf', ['--check', path]).status).toBe(0);
    const { said } = ask('pdftotext', ['-bbox', path, '-']);
    const [, width, height] = /page width="([\d.]+)" height="([\d.]+)"/.exec(said) ?? [];
    expect(Number(width) > Number(height)).toBe(template === 'landscape');
    for (const [, left, top, right, bottom] of said.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g)) {
      expect(Math.min(Number(left), Number(top)), name).toBeGreaterThan(38);
      expect(Number(right)).toBeLessThan(Number(width) - 38);
      expect(Number(bottom)).toBeLessThan(Number(height) - 38);
    }
    const words = ask('pdftotext', [path, '-']).said.replace(/\s+/g, ' ');
    for (const text of [claims.participant.printedName, claims.programme.title, claims.signatory.name, claims.code, ...(claims.coSignatories ?? []).map((official) => official.name), ...claims.subjects.map((subject) => subject.title)]) expect(words).toContain(text);
  }));
});

describe('the structure of a certificate', () => {
  it.runIf(installed('pdfinfo'))('has headings, a table with headed columns, and a picture with its alternative', () => inFolder(async (put) => {
    const path = put('a.pdf', await renderCertificate(sampleClaims()));
    const { said } = ask('pdfinfo', ['-struct-text', path]);
    expect(said).toMatch(/^Document/);
    expect(said.match(/H1 \(block\)\s+"SERTIFIKAT"/)).not.toBeNull();
    expect(said.match(/^\s+TR$/gm)).toHaveLength(14);
    expect(said.match(/TH:\s+\/Scope \/Column/g)).toHaveLength(4);
    expect(said).toMatch(/TH:\s+\/Scope \/Row\s+"Jumlah"/);
    expect(said.match(/^\s+LI/gm)).toHaveLength(3);
    expect(said.indexOf('Siti Rahmawati')).toBeGreaterThan(said.indexOf('diberikan kepada'));
    expect(said.indexOf('DAFTAR MATA PELATIHAN')).toBeGreaterThan(said.indexOf('tidak tersertifikasi'));
    expect(ask('pdfinfo', [path]).said).toMatch(/Tagged:\s+yes/);
  }));

  it.runIf(installed('qpdf'))('names language, output intent, attachment and the level of PDF/A it claims', () => inFolder(async (put) => {
    const path = put('a.pdf', await renderCertificate(sampleClaims()));
    const json = ask('qpdf', ['--json', path]).said;
    for (const entry of ['"/Lang": "u:id-ID"', '"/Marked": true', '"/S": "/GTS_PDFA1"', '"/AFRelationship": "/Data"', '"/Tabs": "/S"', 'u:Kode QR menuju halaman pemeriksaan keaslian sertifikat ini']) expect(json).toContain(entry);
    const meta = ask('pdfinfo', ['-meta', path]).said;
    expect(meta).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
  }));
});

it('a colour profile of version 4 with its own length and ten tags', () => {
  const profile = Buffer.from(srgbProfile());
  expect([profile.readUInt32BE(0), profile.toString('latin1', 12, 20), profile.toString('latin1', 36, 40), profile.readUInt32BE(128)]).toEqual([profile.length, 'mntrRGB ', 'acsp', 10]);
});

/** What version 1 draws is frozen: certificates of it are out in the world. A change of the drawing is a new version. */
it.runIf(installed('qpdf')).each(TEMPLATES)('version 1 of the %s template draws what it always drew', (template) => inFolder(async (put, folder) => {
  const out = `${folder}/plain.pdf`;
  ask('qpdf', ['--qdf', '--object-streams=disable', '--stream-data=uncompress', put('a.pdf', await renderCertificate(sampleClaims({ template }))), out]);
  const drawn = ask('qpdf', ['--json', '--json-stream-data=inline', '--decode-level=all', out]).said;
  const pages = [...drawn.matchAll(/"data": "([^"]*)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64').toString('latin1')).filter((stream) => / Tf /.test(stream));
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(createHash('sha256').update(pages.join('\n')).digest('hex')).toBe(({
    landscape: 'fa72ed68334966bfa99771f2d3db60f74d98fe37218cc4be6cefd49456ecc8e9',
    portrait: 'b31477677de2acf5297aa6baad074e83213c2910eb604a2011adc44eee63c294',
  })[template]);
}));
