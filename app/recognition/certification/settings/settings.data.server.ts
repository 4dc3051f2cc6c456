import type { ReadDb, Tx } from '~/platform/context.server';
import { DEFAULT_SETTINGS, type CertificationSettings } from './settings';
import { STORED_SETTINGS } from './settings.schema';

const KEYS = Object.keys(STORED_SETTINGS) as (keyof typeof STORED_SETTINGS)[];

/** The office's settings; what was never saved has its default. Throws when a stored row is not what this version writes. */
export async function readSettings(db: ReadDb): Promise<CertificationSettings> {
  const rows = await db.setting.findMany({ where: { key: { in: KEYS } }, select: { key: true, value: true } });
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const read = <K extends keyof typeof STORED_SETTINGS, T>(key: K, otherwise: T) => (stored.has(key) ? STORED_SETTINGS[key].parse(stored.get(key)) as T : otherwise);
  return {
    institution: read('certification.institution', DEFAULT_SETTINGS.institution),
    numbering: read('certification.numbering', DEFAULT_SETTINGS.numbering),
    wording: read('certification.wording', DEFAULT_SETTINGS.wording),
    // A row cannot hold JSON null on both databases alike: an empty list stands for "nobody yet".
    signatory: Array.isArray(stored.get('certification.signatory')) ? null : read('certification.signatory', DEFAULT_SETTINGS.signatory),
    signatureNote: read('certification.signature-note', DEFAULT_SETTINGS.signatureNote),
  };
}

/** The settings as rows. */
export function settingRows(settings: CertificationSettings) {
  return [
    { key: 'certification.institution', value: { ...settings.institution } },
    { key: 'certification.numbering', value: { ...settings.numbering } },
    { key: 'certification.wording', value: { ...settings.wording } },
    { key: 'certification.signatory', value: settings.signatory ? { ...settings.signatory } : [] },
    { key: 'certification.signature-note', value: settings.signatureNote },
  ];
}

export async function writeSetting(tx: Tx, row: ReturnType<typeof settingRows>[number], at: Date): Promise<void> {
  const { key, value } = row;
  await tx.setting.upsert({ where: { key }, create: { key, value, updatedAt: at }, update: { value, updatedAt: at } });
}
