import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { attachPhoto, decideEntry, deleteEntry, readPhoto, recordEntry, removePhoto, viewEntry } from '~/practice/fieldwork/index.server';
import { testDatabase } from '#tests/support/database';
import { anEntry, phonePhoto, practiceWorld, storedPhotos, writerOf } from '#tests/support/world/practice';

async function withEntry() {
  const world = await practiceWorld(await testDatabase());
  const writer = writerOf(world.gresik);
  const entry = anEntry();
  await recordEntry(await world.as(world.gresik.personId), writer, entry);
  return { world, writer, id: entry.id, volunteer: await world.as(world.gresik.personId, 5) };
}

/** A PNG whose head promises so many pixels and whose body holds none. */
function pngPromising(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(checksum(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', Buffer.alloc(0)), chunk('IEND', Buffer.alloc(0))]);
}

/** CRC-32 as PNG wants it (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

describe('the photo of an outreach', () => {
  it('is drawn anew: WebP, at most 1280 pixels a side, without place, camera or description', async () => {
    const { world, writer, id, volunteer } = await withEntry();
    const upload = await phonePhoto();
    expect(upload.includes('RAHASIA-TEMPAT')).toBe(true);
    expect((await attachPhoto(volunteer, writer, id, upload)).ok).toBe(true);
    const photo = await readPhoto(await world.as(world.coach), id);
    expect(photo?.mediaType).toBe('image/webp');
    const kept = await sharp(photo?.bytes).metadata();
    expect([kept.format, kept.width, kept.height, kept.exif, kept.xmp, kept.iptc]).toEqual(['webp', 1280, 960, undefined, undefined, undefined]);
    expect(Buffer.from(photo?.bytes ?? []).includes('RAHASIA')).toBe(false);
    expect(await viewEntry(volunteer.read, id)).toMatchObject({ hasPhoto: true, state: 'waiting' });
  });

  it('stands upright when the phone only noted how it was held', async () => {
    const { world, writer, id, volunteer } = await withEntry();
    const lying = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#0b5a4a' } }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    await attachPhoto(volunteer, writer, id, lying);
    const { width, height } = await sharp((await readPhoto(await world.as(world.coach), id))?.bytes).metadata();
    expect([width, height]).toEqual([200, 400]);
  });

  it.each([
    ['a text that calls itself a photo', 'photo-type', () => Promise.resolve(new TextEncoder().encode('bukan foto'))],
    ['an SVG', 'photo-type', () => Promise.resolve(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))],
    ['a GIF', 'photo-type', () => sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } }).gif().toBuffer()],
    ['nothing at all', 'photo-type', () => Promise.resolve(new Uint8Array())],
    ['a JPEG cut in half', 'photo-damaged', async () => (await noisyPhoto()).subarray(0, 20_000)],
    ['a JPEG of which only the first bytes are there', 'photo-damaged', () => Promise.resolve(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16))],
    ['a picture that promises 10,000 million pixels', 'photo-pixels', () => Promise.resolve(pngPromising(100_000, 100_000))],
    ['a picture without its pixels', 'photo-damaged', () => Promise.resolve(pngPromising(300, 300))],
    ['more than 8 MB', 'photo-too-large', () => Promise.resolve(new Uint8Array(8_000_001).fill(0xff))],
  ])('refuses %s and leaves the entry as it was', async (_what, code, make) => {
    const { writer, id, volunteer } = await withEntry();
    const before = await viewEntry(volunteer.read, id);
    expect(await attachPhoto(volunteer, writer, id, await make())).toMatchObject({ refusal: { code } });
    expect(await viewEntry(volunteer.read, id)).toEqual(before);
    expect(await storedPhotos()).toBe(0);
  });

  it('is replaced and removed by its owner while the entry is open, and goes with a deleted entry', async () => {
    const { writer, id, volunteer } = await withEntry();
    await attachPhoto(volunteer, writer, id, await phonePhoto(300, 200));
    await attachPhoto(volunteer, writer, id, await phonePhoto(200, 300));
    expect(await storedPhotos()).toBe(1);
    expect((await removePhoto(volunteer, writer, id)).ok).toBe(true);
    expect(await readPhoto(volunteer, id)).toBeNull();
    expect(await removePhoto(volunteer, writer, id)).toMatchObject({ refusal: { code: 'entry-absent' } });
    await attachPhoto(volunteer, writer, id, await phonePhoto(200, 300));
    expect((await deleteEntry(volunteer, writer, id)).ok).toBe(true);
    expect(await storedPhotos()).toBe(0);
  });

  it('is not changed by anybody else, nor after endorsement', async () => {
    const { world, writer, id, volunteer } = await withEntry();
    const stranger = await world.as(world.surabaya.personId);
    expect(await attachPhoto(stranger, writerOf(world.surabaya), id, await phonePhoto(20, 20))).toMatchObject({ refusal: { code: 'entry-absent' } });
    await attachPhoto(volunteer, writer, id, await phonePhoto(20, 20));
    const entry = await viewEntry(volunteer.read, id);
    await decideEntry(await world.as(world.coach, 9), writer.id, id, { intent: 'endorse', version: entry?.version ?? '', note: '' });
    expect(await attachPhoto(volunteer, writer, id, await phonePhoto(30, 30))).toMatchObject({ refusal: { code: 'entry-locked' } });
    expect(await removePhoto(volunteer, writer, id)).toMatchObject({ refusal: { code: 'entry-locked' } });
  });

  it('is a change of the entry: an endorsement of the text before it does not count', async () => {
    const { world, writer, id, volunteer } = await withEntry();
    const read = await viewEntry(volunteer.read, id);
    await attachPhoto(volunteer, writer, id, await phonePhoto(20, 20));
    expect(await decideEntry(await world.as(world.coach, 9), writer.id, id, { intent: 'endorse', version: read?.version ?? '', note: '' })).toMatchObject({ refusal: { code: 'entry-changed' } });
  });
});

/** A photo that does not compress to nothing, so that half of it is half of the picture. */
const noisyPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 600, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg({ quality: 90 }).toBuffer();
