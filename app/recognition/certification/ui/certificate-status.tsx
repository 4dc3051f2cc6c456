import { Status, type Tone } from '~/ui';
import type { CertificateStatus as Word } from '../register/certificate-status';

const TONES: Record<Word, Tone> = { waiting: 'info', failed: 'warn', valid: 'ok', suspended: 'warn', replaced: 'neutral', revoked: 'bad' };

/** The state of a certificate: icon and word; the word comes from the catalogue of the page. */
export function CertificateStatus({ status, words }: { status: Word; words: (key: `status.${Word}`) => string }) {
  return <Status tone={TONES[status]}>{words(`status.${status}`)}</Status>;
}
