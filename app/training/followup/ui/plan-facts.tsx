import { Facts, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { PLAN_FIELDS, type PlanText } from '../plan';
import { texts } from '../texts';

/** The eight columns of an RTL, as they were written. */
export function PlanFacts({ text }: { text: PlanText }) {
  const t = useTexts(texts);
  return (
    <Facts
      facts={PLAN_FIELDS.map((field) => ({
        label: t(`field.${field}`),
        value: text[field] ? <Written text={text[field]} /> : <span className="muted">{t('empty')}</span>,
      }))}
    />
  );
}
