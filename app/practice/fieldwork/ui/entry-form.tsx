import { Field, Fieldset, Form, Grid, SubmitRow, useTexts, type FormState } from '~/ui';
import { METHODS } from '../method';
import { TARGET_GROUPS } from '../target-group';
import { texts } from '../texts';

export interface EntryFormProps {
  readonly state: FormState | undefined;
  readonly hidden?: Record<string, string>;
  /** Key of the draft the browser keeps. */
  readonly keep: string;
  readonly villages: readonly { readonly code: string; readonly name: string }[];
  readonly today: string;
  readonly startsOn: string;
  readonly cancelHref: string;
}

/** The questions of one entry, once the kecamatan is known. */
export function EntryFields({ state, hidden, keep, villages, today, startsOn, cancelHref }: EntryFormProps) {
  const t = useTexts(texts);
  return (
    <Form state={state} hidden={hidden} keep={keep} guard>
      <Field name="village" type="select" label={t('village')} required mark={false} width="medium" options={villages.map(({ code, name }) => ({ value: code, label: name }))} />
      <Field name="heldOn" type="date" label={t('heldOn')} required mark={false} width="medium" min={startsOn} max={today} defaultValue={today} />
      <MethodField />
      <Field name="topic" label={t('topic')} hint={t('topicHint')} required mark={false} maxLength={200} />
      <Field
        name="targetGroup" type="select" label={t('targetGroup')} hint={t('targetGroupHint')} required mark={false}
        options={TARGET_GROUPS.map((group) => ({ value: String(group), label: t(`ppks.${group}`) }))}
      />
      <Fieldset legend={t('audience')} hint={t('audienceHint')}>
        <Grid>
          <Field name="audienceMen" type="number" inputMode="numeric" min={0} label={t('men')} unit={t('people')} required mark={false} width="short" />
          <Field name="audienceWomen" type="number" inputMode="numeric" min={0} label={t('women')} unit={t('people')} required mark={false} width="short" />
        </Grid>
      </Fieldset>
      <Field name="reflection" type="textarea" rows={7} label={t('reflection')} hint={t('reflectionHint')} required mark={false} maxLength={3000} />
      <SubmitRow label={t('save')} cancelHref={cancelHref} note={t('photoLater')} />
    </Form>
  );
}

function MethodField() {
  const t = useTexts(texts);
  const options = METHODS.map(({ key, directness, reach }) => ({
    value: key, label: t(`method.${key}`), group: t('methodGroup', { directness: t(`directness.${directness}`), reach: t(`reach.${reach}`) }),
  }));
  return <Field name="method" type="select" label={t('method')} hint={t('methodHint')} required mark={false} options={options} />;
}
