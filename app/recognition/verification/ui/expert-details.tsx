import { Disclosure, Facts, useTexts } from '~/ui';
import type { FileAnswer } from '../file-answer';
import { texts } from '../texts';

/** What an expert asks for: codes, key, root, fingerprint. */
export function ExpertDetails({ answer }: { answer: FileAnswer }) {
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
        ...(answer.level ? [{ label: t('experts.level'), value: answer.level }] : []),
        { label: t('experts.sha256'), value: <code className="code">{answer.sha256}</code> },
      ]} />
      {signer && answer.trusted ? <p className="muted">{t('experts.adobe')}</p> : null}
    </Disclosure>
  );
}
