import { renderToStaticMarkup as html } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Button, CheckboxField, CheckboxGroup, ConfirmPage, DataTable, Field, FileField, Form, LocaleProvider, RadioGroup, Shell, Stepper } from '~/ui';
import { fieldId, freshForm, hasProblems, problemsOf, valueOf, valuesOf } from '~/ui/form-state';
import { qrPath } from '~/ui/qr-path';
import { GALLERY_PAGES, galleryPage } from '~/ui/gallery';

const refused = {
  values: { nik: '35250441', sandi: 'rahasia-sekali', media: ['b', 'c'], cara: 'l', setuju: 'on' },
  errors: { nik: ['NIK harus 16 angka.', 'Periksa KTP Anda.'], media: undefined },
  formErrors: ['Pendaftaran sudah ditutup.'],
};

const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

describe('a form that was refused', () => {
  const page = html(
    <Form state={refused} intent="simpan">
      <Field name="nik" label="NIK" hint="16 angka" required />
      <Field name="sandi" type="password" label="Kata sandi" />
      <RadioGroup name="cara" legend="Cara" options={[{ value: 'l', label: 'Langsung' }, { value: 't', label: 'Tidak langsung' }]} />
      <CheckboxGroup name="media" legend="Media" options={['a', 'b', 'c'].map((value) => ({ value, label: value }))} defaultValues={['a']} />
      <CheckboxField name="setuju" label="Saya setuju" />
    </Form>,
  );

  it('brings back what was typed and chosen', () => {
    expect(page).toContain('value="35250441"');
    expect(page).toMatch(/<input[^>]*value="l"[^>]*checked=""|<input[^>]*checked=""[^>]*value="l"/);
    expect(count(page, 'checked=""')).toBe(4);
  });

  it('never writes a password back into the page', () => {
    expect(page).not.toContain('rahasia-sekali');
  });

  it('ties hint and errors to the control and marks it invalid', () => {
    expect(page).toMatch(/<input[^>]*id="f-nik"[^>]*aria-describedby="f-nik-hint f-nik-error"[^>]*aria-invalid="true"/);
    expect(page).toContain('id="f-nik-error"');
    expect(page).toContain('NIK harus 16 angka. Periksa KTP Anda.');
  });

  it('lists every problem on top with a link to its field', () => {
    expect(page).toContain('Ada 2 isian yang perlu diperbaiki');
    expect(page).toContain('>NIK: Periksa KTP Anda.</a>');
    expect(html(<Form state={{ values: {}, errors: {}, formErrors: ['Pendaftaran sudah ditutup.'] }}><p /></Form>)).toContain('Belum dapat diproses');
    expect(page).toContain('Pendaftaran sudah ditutup.');
    expect(count(page, 'href="#f-nik"')).toBe(2);
    expect(page.indexOf('data-error-summary')).toBeLessThan(page.indexOf('id="f-nik"'));
  });

  it('says in words which field must be filled', () => {
    expect(page).toContain('NIK<span class="mark"> (wajib)');
    expect(page).toContain('Kata sandi<span class="mark"> (boleh kosong)');
  });
});

describe('form state', () => {
  it('reads single and repeated values alike', () => {
    expect(valueOf(refused, 'media')).toBe('b');
    expect(valuesOf(refused, 'nik')).toEqual(['35250441']);
    expect(valueOf(undefined, 'nik')).toBeUndefined();
    expect(problemsOf(refused)).toHaveLength(2);
    expect(hasProblems(freshForm({ nik: '1' }))).toBe(false);
  });

  it('makes an id without blanks or brackets out of every name, and keeps two forms apart', () => {
    expect(fieldId('anggota[0].nama')).toBe('f-anggota-0-nama');
    fc.assert(fc.property(fc.string(), (name) => {
      expect(fieldId(name)).toMatch(/^f-[\w-]*$/);
    }));
    const both = html(<><Form id="satu"><Field name="nama" label="Nama" /></Form><Form id="dua"><Field name="nama" label="Nama" /></Form></>);
    expect(both).toContain('id="satu-nama"');
    expect(both).toContain('id="dua-nama"');
  });

  it('carries files only when the form says so, and says their weight before they are chosen', () => {
    const page = html(<Form files><FileField name="pdf" label="Berkas" types="PDF" maxBytes={2_000_000} /></Form>);
    expect(page.toLowerCase()).toContain('enctype="multipart/form-data"');
    expect(html(<Form>isi</Form>).toLowerCase()).not.toContain('enctype');
    expect(page.toLowerCase()).toContain('jenis berkas: pdf. ukuran paling besar 2 mb.');
  });
});

describe('the parts of a page', () => {
  it('says the state of each step in words', () => {
    const page = html(<Stepper label="Jalan" steps={(['done', 'current', 'todo', 'locked', 'problem'] as const).map((state) => ({ label: state, state }))} />);
    for (const word of ['Selesai', 'Langkah Anda sekarang', 'Belum dimulai', 'Belum terbuka', 'Perlu perhatian']) expect(page).toContain(word);
    expect(count(page, 'aria-current="step"')).toBe(1);
  });

  it('labels every cell of a table for the cards on phones, and names the row by its first column', () => {
    const page = html(<DataTable caption="Peserta" rows={[{ n: 'Slamet', jp: '36' }]} rowKey={(row) => row.n} columns={[{ key: 'n', header: 'Nama', cell: (row) => row.n }, { key: 'jp', header: 'JP', cell: (row) => row.jp }]} bulk={{ name: 'id', value: (row) => row.n, label: (row) => row.n }} />);
    expect(page).toContain('<th scope="row">Slamet</th>');
    expect(page).toContain('data-label="JP"');
    expect(page).toContain('Pilih Slamet');
  });

  it('speaks the language of the page', () => {
    const shell = (locale: 'id' | 'en'): string => html(<LocaleProvider locale={locale}><Shell signInHref="/masuk" languageHref="?"><p>isi</p></Shell></LocaleProvider>);
    expect(shell('id')).toContain('Langsung ke isi halaman');
    expect(shell('id')).toContain('lang="en"');
    expect(shell('en')).toContain('Skip to the content');
    expect(shell('en')).toContain('lang="id"');
  });

  it('puts up to five places with icons at the thumb, and more behind one menu', () => {
    const nav = (size: number) => Array.from({ length: size }, (_, index) => ({ href: `/${index}`, label: `Menu ${index}`, icon: 'home' as const }));
    expect(html(<Shell nav={nav(5)}>isi</Shell>)).toContain('data-nav="bar"');
    expect(html(<Shell nav={nav(6)}>isi</Shell>)).toContain('data-nav="menu"');
  });

  it('asks for the word before harm is done', () => {
    const page = html(<ConfirmPage title="Cabut?" consequences={['Satu sertifikat tidak berlaku lagi.']} confirmation={{ kind: 'type', word: 'cabut' }} submitLabel="Cabut" cancelHref="/batal" />);
    expect(page).toContain('Untuk melanjutkan, ketik: cabut');
    expect(page).toContain('name="confirmation"');
    expect(page).toContain('href="/batal"');
  });

  it('escapes what people typed', () => {
    expect(html(<Button>{'<script>alert(1)</script>'}</Button>)).toContain('&lt;script&gt;');
  });
});

describe('a QR code', () => {
  it('draws as many dark modules as it was given', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }).chain((size) => fc.tuple(fc.constant(size), fc.string({ unit: fc.constantFrom('0', '1'), minLength: size * size, maxLength: size * size }))), ([size, modules]) => {
      const drawn = [...qrPath(modules, size).matchAll(/h(\d+)v/g)].reduce((sum, run) => sum + Number(run[1]), 0);
      expect(drawn).toBe(count(modules, '1'));
    }));
  });

  it('refuses modules that make no square', () => {
    expect(() => qrPath('101', 2)).toThrow(RangeError);
  });
});

describe('every page of the gallery', () => {
  const pages: [string, string][] = GALLERY_PAGES.map((page) => [page, galleryPage(page, 'id')]);

  it.each(pages)('%s has one main heading, no id twice and a label for every control', (_, page) => {
    expect(count(page, '<h1')).toBe(1);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = new Set([...page.matchAll(/\sfor="([^"]+)"/g)].map((match) => match[1]));
    const named = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/type="(hidden|checkbox|radio)"/.test(tag));
    expect(named.filter((tag) => !targets.has(/\sid="([^"]+)"/.exec(tag)?.[1]))).toEqual([]);
  });

  it.each(pages)('%s obeys a strict content security policy', (_, page: string) => {
    expect(page).not.toMatch(/\sstyle="|<style|<script|\son\w+="|javascript:/);
  });

  it('renders for a reader of English as well', () => {
    for (const page of GALLERY_PAGES) expect(galleryPage(page, 'en')).toContain('Skip to the content');
  });
});
