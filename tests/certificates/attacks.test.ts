import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileVerdict, stopVerifier, verifyPdf, verifyPdfGuarded } from '#certificates';
import { containerAttacks } from './support/attacks-container.ts';
import { documentAttacks } from './support/attacks-document.ts';
import { lastingAttacks } from './support/attacks-lasting.ts';
import { gatherMaterial } from './support/attack-material.ts';
import type { Attack, AttackMaterial } from './support/attack-material.ts';
import { bombs } from './support/bombs.ts';
import { alterations } from './support/alterations.ts';
import { MAX_PDF_BYTES } from '../../certificates/verify/verify-pdf.ts';

let material: AttackMaterial;

beforeAll(async () => {
  material = await gatherMaterial();
});
afterAll(stopVerifier);

const SECONDS = 3;
const MIB = 256;

/** What the process holds and has ever held, in MiB; undefined where the kernel does not tell. */
function memory(): { now: number; peak: number } | undefined {
  try {
    const status = readFileSync('/proc/self/status', 'latin1');
    const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  } catch {
    process.emitWarning('\n!!! NOT JUDGED: this system does not tell the memory of a process !!!\n');
    return undefined;
  }
}

/** Makes the kernel forget the highest mark, so that one attack is not measured by another. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

const all: Readonly<Record<string, Attack>> = { ...documentAttacks, ...containerAttacks, ...lastingAttacks, ...bombs };

it('knows more than sixty ways to alter a certificate, and all of them differ', async () => {
  const files = new Map<string, string>();
  const { createHash } = await import('node:crypto');
  const others = Object.values(alterations).map((alter) => async () => alter(material));
  for (const [name, make] of [...Object.entries(all).map(([key, attack]) => [key, () => attack(material)] as const), ...others.map((make, i) => [`alteration ${i}`, make] as const)]) {
    const file = await make();
    files.set(createHash('sha256').update(file).digest('hex'), name);
    expect([material.genuine, material.provided, material.lasting, material.other].some((pdf) => Buffer.compare(pdf, file) === 0), name).toBe(false);
  }
  expect(Object.keys(all).length).toBeGreaterThan(60);
  // A handful of older alterations are the same file by another name.
  expect(files.size).toBeGreaterThan(Object.keys(all).length + Object.keys(alterations).length - 8);
});

it('calls the files they are made from genuine', () => {
  for (const pdf of [material.genuine, material.roomy, material.other, material.provided, material.lasting, material.otherLasting]) expect(fileVerdict(verifyPdf(pdf, material.office.trust))).toBe('genuine');
});

describe.each([['document', documentAttacks], ['container', containerAttacks], ['validation data and time stamps', lastingAttacks], ['parser', bombs]] as const)('an attack on the %s', (_, attacks) => {
  it.each(Object.keys(attacks))('is not genuine within its limits: %s', async (name) => {
    const pdf = await attacks[name]?.(material);
    expect(pdf).toBeDefined();
    const before = memory();
    if (before) forgetPeak();
    const from = performance.now();
    const report = await verifyPdfGuarded(pdf ?? new Uint8Array(), material.office.trust);
    const seconds = (performance.now() - from) / 1_000;
    expect(fileVerdict(report)).not.toBe('genuine');
    // The time to start a new thread after a kill, and a busy machine, are not the file's doing.
    expect(seconds).toBeLessThan(SECONDS + 2);
    const after = memory();
    if (before && after) expect(after.peak - before.now).toBeLessThan(MIB);
    expect((pdf ?? []).length).toBeLessThan(MAX_PDF_BYTES);
  });
});
