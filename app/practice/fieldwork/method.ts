import type { Directness } from './entry';

/** How many people a method reaches at once; indirect methods go through a medium. */
export type Reach = 'perseorangan' | 'kelompok' | 'massal' | 'media';

/**
 * Methods of outreach. Direct: face to face or at the same moment; indirect: through a medium. By number of people:
 * single, group, mass (domain notes 6.6, after the ministry's training material and Mardikanto 1993).
 */
export const METHODS = [
  { key: 'kunjungan-rumah', directness: 'langsung', reach: 'perseorangan' },
  { key: 'kontak-informal', directness: 'langsung', reach: 'perseorangan' },
  { key: 'telepon', directness: 'langsung', reach: 'perseorangan' },
  { key: 'ceramah', directness: 'langsung', reach: 'kelompok' },
  { key: 'diskusi', directness: 'langsung', reach: 'kelompok' },
  { key: 'demonstrasi', directness: 'langsung', reach: 'kelompok' },
  { key: 'bermain-peran', directness: 'langsung', reach: 'kelompok' },
  { key: 'sarasehan', directness: 'langsung', reach: 'kelompok' },
  { key: 'pemutaran-slide', directness: 'langsung', reach: 'kelompok' },
  { key: 'rapat-umum', directness: 'langsung', reach: 'massal' },
  { key: 'pertunjukan-rakyat', directness: 'langsung', reach: 'massal' },
  { key: 'pameran', directness: 'langsung', reach: 'massal' },
  { key: 'siaran', directness: 'tidak-langsung', reach: 'media' },
  { key: 'poster', directness: 'tidak-langsung', reach: 'media' },
  { key: 'selebaran', directness: 'tidak-langsung', reach: 'media' },
  { key: 'grup-pesan', directness: 'tidak-langsung', reach: 'media' },
  { key: 'pesan-suara', directness: 'tidak-langsung', reach: 'media' },
  { key: 'video-pendek', directness: 'tidak-langsung', reach: 'media' },
  { key: 'media-sosial', directness: 'tidak-langsung', reach: 'media' },
  { key: 'media-warga', directness: 'tidak-langsung', reach: 'media' },
] as const satisfies readonly { key: string; directness: Directness; reach: Reach }[];

export type MethodKey = (typeof METHODS)[number]['key'];
export const METHOD_KEYS = METHODS.map(({ key }) => key) as [MethodKey, ...MethodKey[]];

/** The method decides whether an outreach was direct: nobody has to say it twice, and nobody can say it wrong. */
export function directnessOf(method: MethodKey): Directness {
  return METHODS.find(({ key }) => key === method)?.directness ?? 'tidak-langsung';
}

export const isMethodKey = (word: string): word is MethodKey => METHODS.some(({ key }) => key === word);
