import { Card, Disclosure, Facts, Status, useLocale, useTexts, type Tone } from '~/ui';
import { civilDateOf, formatCivilDate, formatDateTime } from '~/ui/format';
import type { FileAnswer, Verdict } from '../file-answer';
import { texts } from '../texts';
import { PrintedFields } from './printed-fields';

const TONES: Record<Verdict, Tone> = { genuine: 'ok', revoked: 'bad', replaced: 'warn', altered: 'bad', foreign: 'warn', unsigned: 'warn', unreadable: 'warn' };

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

/** One file: the large sentence, printed fields, register and file apart, details for experts last. */
export function FileResult({ name, answer }: { name: string; answer: FileAnswer }) {
  const t = useTexts(texts);
  const words = useRevocationWords()(answer.certificate);
  const said = answer.verdict === 'revoked' && answer.register === 'suspended' ? 'suspended' : answer.verdict;
  const ours = answer.verdict === 'genuine' || answer.verdict === 'revoked' || answer.verdict === 'replaced';
  return (
    <Card kicker={name} title={<Status tone={TONES[answer.verdict]}>{t(`verdict.${said}`)}</Status>}>
      <p className="lede">{t(`explain.${said}`, words)}</p>
      {ours && answer.certificate ? <PrintedFields certificate={answer.certificate} /> : null}
      <h3>{t('register')}</h3>
      <ul>
        <li>{t(`register.${answer.register}`, words)}</li>
        {!ours && answer.certificate ? <li>{t('register.claimed', { name: answer.certificate.name })}</li> : null}
      </ul>
      <h3>{t('file')}</h3>
      <FileFacts answer={answer} />
      <ExpertDetails answer={answer} />
    </Card>
  );
}

function FileFacts({ answer }: { answer: FileAnswer }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { signer, intact, trusted, verdict } = answer;
  if (verdict === 'unreadable') return <ul><li>{t('explain.unreadable')}</li></ul>;
  if (!signer && verdict === 'unsigned') return <ul><li>{t('file.noSignature')}</li></ul>;
  return (
    <ul>
      <li>{t(intact ? 'file.intact' : 'file.notIntact')}</li>
      {signer ? <li>{t(!intact ? 'file.broken' : trusted ? 'file.trusted' : 'file.notTrusted', { name: signer.name })}</li> : null}
      {answer.signedAt ? <li>{t('file.signedAt', { at: formatDateTime(answer.signedAt, locale) })}</li> : null}
      {verdict === 'genuine' ? <li>{t('file.fieldsEqual')}</li> : null}
      {answer.identical ? <li>{t('file.identical')}</li> : null}
    </ul>
  );
}

function ExpertDetails({ answer }: { answer: FileAnswer }) {
  const t = useTexts(texts);
  const { signer } = answer;
  return (
    <Disclosure summary={t('experts')}>
      <Facts facts={[
        { label: t('experts.verdict'), value: <code>{answer.verdict}</code> },
        { label: t('experts.reasons'), value: answer.reasons.length > 0 ? <code className="code">{answer.reasons.join(', ')}</code> : t('experts.none') },
        ...(signer ? [
          { label: t('experts.signer'), value: `${signer.name}, ${signer.organisation}` },
          { label: t('experts.key'), value: <code className="code">{signer.keyId}</code> },
          { label: t('experts.root'), value: signer.root ?? t('experts.none') },
        ] : []),
        ...(answer.changes > 0 ? [{ label: t('experts.changes'), value: answer.changes }] : []),
      ]} />
      {signer && answer.trusted ? <p className="muted">{t('experts.adobe')}</p> : null}
    </Disclosure>
  );
}
