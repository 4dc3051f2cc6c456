import { useTexts } from '~/ui';
import { texts } from '../texts';

/** The picture of an entry, loaded when it comes into sight; `version` lets a browser tell a replaced picture from the old one. */
export function EntryPhoto({ id, topic, hasPhoto, version }: { id: string; topic: string; hasPhoto: boolean; version: string }) {
  const t = useTexts(texts);
  if (!hasPhoto) return <p className="muted">{t('photoNone')}</p>;
  return <img src={`/buku-kegiatan/${id}/foto?v=${encodeURIComponent(version)}`} alt={t('photoAlt', { topic })} loading="lazy" decoding="async" />;
}
