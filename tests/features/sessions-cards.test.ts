import qr from 'qrcode';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { printCards, readCardPhoto, recordCard } from '~/training/sessions/index.server';
import { testDatabase } from '#tests/support/database';
import { into, sessionsWorld, type SessionsWorld } from '#tests/support/world/sessions';

let world: SessionsWorld;
beforeAll(async () => { world = await sessionsWorld(await testDatabase()); });

const WORDS = { heading: 'KARTU PESERTA', instruction: 'Tunjukkan kode ini.', cohort: 'Pembekalan, Angkatan I' };
/** A photograph of a card: the code on a grey table, smaller than the picture and a little turned. */
async function photograph(text: string): Promise<Uint8Array> {
  const code = await sharp(await qr.toBuffer(text, { errorCorrectionLevel: 'Q', width: 420 })).rotate(7, { background: '#ffffff' }).toBuffer();
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#9a958c' } }).composite([{ input: code, left: 500, top: 300 }]).jpeg({ quality: 70 }).toBuffer();
}

describe('printed cards', () => {
  it('are one PDF with the cards of the officer’s own people', async () => {
    const whole = await printCards(await world.as(world.officer), world.cohort, WORDS);
    const part = await printCards(await world.as(world.officerGresik), world.cohort, WORDS);
    if (!whole.ok || !part.ok) throw new Error('no cards');
    expect(new TextDecoder('latin1').decode(whole.value.subarray(0, 5))).toBe('%PDF-');
    expect(part.value.byteLength).toBeLessThan(whole.value.byteLength);
  });

  it('are refused with the name that cannot be printed', async () => {
    const odd = await world.join('林 Odd', '35.25');
    expect(await printCards(await world.as(world.officer), world.cohort, WORDS)).toMatchObject({ refusal: { code: 'cards-unprintable', facts: { names: '林 Odd' } } });
    await world.write.participation.update({ where: { id: odd.id }, data: { status: 'declined' } });
  });
});

describe('a photograph of a card', () => {
  it('is read on the server where the camera cannot be', async () => {
    const [siti] = world.people;
    const text = await readCardPhoto(await photograph(siti?.code ?? ''));
    expect(text).toBe(siti?.code);
    const place = await world.place('first');
    expect(await recordCard(await world.as(world.trainer, into(place, 0)), place, { code: text ?? '', method: 'qr' })).toMatchObject({ ok: true, value: { name: 'Siti Aminah' } });
  });

  it.each([
    ['a picture without a code', () => sharp({ create: { width: 300, height: 300, channels: 3, background: '#888888' } }).png().toBuffer()],
    ['something else', () => Promise.resolve(Buffer.from('bukan gambar'))],
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
    ['a picture cut short', async () => Buffer.from((await photograph('ABCDEFGH')).subarray(0, 900))],
    ['an SVG that would load another file', () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'))],
  ])('tells nothing of %s', async (_name, make) => {
    expect(await readCardPhoto(await make())).toBeNull();
  });
});
