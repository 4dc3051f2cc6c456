import { Card, Status, useLocale, useTexts, type Tone } from '~/ui';
import { civilDateOf, formatCivilDate, formatDateTime } from '~/ui/format';
import { isOurs, saidVerdict, toldReasons, type FileAnswer, type SaidVerdict } from '../file-answer';
import { reasonSentence, reasonTexts } from '../reasons.texts';
import { texts } from '../texts';
import { ExpertDetails } from './expert-details';
import { PrintedFields } from './printed-fields';

export const VERDICT_TONES: Record<SaidVerdict | 'fault', Tone> = {
  genuine: 'ok', revoked: 'bad', suspended: 'warn', replaced: 'warn', altered: 'bad', foreign: 'warn', unsigned: 'warn', unreadable: 'warn', fault: 'neutral',
};

interface EndedFacts {
  readonly revokedAt: Date | string | null;
  readonly revocationGroup: string | null;
  readonly suspendedAt: Date | string | null;
  readonly suspensionGroup: string | null;
}

/** Date and group of a revocation or suspension as words. */
export function useRevocationWords() {
  const t = useTexts(texts);
  const locale = useLocale();
  return (certificate: EndedFacts | null) => {
    const at = certificate?.suspendedAt ?? certificate?.revokedAt;
    const group = certificate?.suspensionGroup ? `suspension.${certificate.suspensionGroup}` : certificate?.revocationGroup ? `group.${certificate.revocationGroup}` : null;
    return { date: at ? formatCivilDate(civilDateOf(at), locale) : '', group: group ? t(group as 'group.misuse') : '' };
  };
}

/** One file: the large sentence and why, what the file says, then the register apart from it, details for experts last. */
export function FileResult({ name, answer }: { name: string; answer: FileAnswer }) {
  const t = useTexts(texts);
  const words = useRevocationWords()(answer.certificate);
  const said = saidVerdict(answer);
  const ours = isOurs(answer);
  const explained = said === 'foreign' && answer.trusted ? 'ours-absent' : said;
  return (
    <Card kicker={name} title={<Status tone={VERDICT_TONES[said]}>{t(`verdict.${said}`)}</Status>}>
      <p className="lede">{t(`explain.${explained}`, { ...words, signer: signerWords(answer) })}</p>
      {ours && answer.certificate ? <PrintedFields certificate={answer.certificate} /> : null}
      <h3>{t('file')}</h3>
      <FileFacts answer={answer} />
      <h3>{t('register')}</h3>
      <RegisterFacts answer={answer} ours={ours} words={words} />
      <ExpertDetails answer={answer} />
    </Card>
  );
}

const signerWords = ({ signer }: FileAnswer): string => (signer ? [signer.name, signer.organisation].filter(Boolean).join(', ') : '?');

function RegisterFacts({ answer, ours, words }: { answer: FileAnswer; ours: boolean; words: { date: string; group: string } }) {
  const t = useTexts(texts);
  const { certificate, register } = answer;
  if (ours || !certificate) return <ul><li>{t(`register.${register}`, words)}</li></ul>;
  const { number, name, code } = certificate;
  return (
    <>
      <ul>
        <li>{t('register.claimed', { number, name })}</li>
        <li>{t('register.about', { number, status: t(`status.${register}`).toLowerCase() })}</li>
      </ul>
      <p><a href={`/v/${code}`}>{t('register.open', { number })}</a></p>
    </>
  );
}

/** The large sentence, or the first line about the file, says the same. */
const SAID_ANYWAY = /^(certificate-|digest-mismatch$)/;

function FileFacts({ answer }: { answer: FileAnswer }) {
  const t = useTexts(texts);
  const tr = useTexts(reasonTexts);
  const locale = useLocale();
  const { signer, intact, trusted, verdict } = answer;
  const found = toldReasons(answer).filter((code) => !SAID_ANYWAY.test(code)).map((code) => <li key={code}>{reasonSentence(tr, code)}</li>);
  if (verdict === 'unreadable' || (!signer && verdict === 'unsigned')) return <ul>{found}</ul>;
  return (
    <ul>
      <li>{t(intact ? 'file.intact' : 'file.notIntact')}</li>
      {signer ? <li>{t(!intact ? 'file.broken' : trusted ? 'file.trusted' : 'file.notTrusted', { name: signer.name })}</li> : null}
      {intact && !trusted && answer.recognised && signer?.root ? <li>{t('file.recognised', { root: signer.root })}</li> : null}
      {answer.differences.length > 0 ? <li>{t('file.differs', { fields: answer.differences.map((field) => t(`field.${field}`)).join(', ') })}</li> : null}
      {intact && answer.signedAt ? <li>{t('file.signedAt', { at: formatDateTime(answer.signedAt, locale) })}</li> : null}
      {verdict === 'genuine' ? <li>{t('file.fieldsEqual')}</li> : null}
      {answer.identical ? <li>{t('file.identical')}</li> : null}
      {found}
    </ul>
  );
}
