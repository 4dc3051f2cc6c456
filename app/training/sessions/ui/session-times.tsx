import { Cluster, Field, useTexts } from '~/ui';
import { officeTexts } from '../office.texts';

export interface SessionTimesProps {
  values: { readonly day: string; readonly from: string; readonly to: string; readonly place: string; readonly trainerId: string | null };
  trainers: readonly { readonly id: string; readonly name: string }[];
}

/** The fields of a session's hour, place and trainer. */
export function SessionTimes({ values, trainers }: SessionTimesProps) {
  const t = useTexts(officeTexts);
  return (
    <>
      <Field name="day" type="date" label={t('form.day')} defaultValue={values.day} width="medium" required mark={false} />
      <Cluster gap="normal">
        <Field name="from" type="time" label={t('form.from')} defaultValue={values.from} width="short" required mark={false} />
        <Field name="to" type="time" label={t('form.to')} defaultValue={values.to} width="short" required mark={false} />
      </Cluster>
      <Field name="place" label={t('form.place')} defaultValue={values.place} required mark={false} maxLength={200} />
      <Field name="trainer" type="select" label={t('form.trainer')} defaultValue={values.trainerId ?? ''} placeholderOption={t('form.trainerNone')} mark={false} options={trainers.map(({ id, name }) => ({ value: id, label: name }))} />
    </>
  );
}
