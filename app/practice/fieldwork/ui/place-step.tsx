import { Disclosure, Field, Form, SubmitRow, useTexts } from '~/ui';
import { texts } from '../texts';

interface Choice {
  readonly code: string;
  readonly name: string;
}

/** First step of an entry: the kecamatan, in the own kabupaten/kota or in another one. */
export function PlaceStep({ regency, regencies, districts }: { regency: Choice; regencies: readonly Choice[]; districts: readonly Choice[] }) {
  const t = useTexts(texts);
  const options = (choices: readonly Choice[]) => choices.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form method="get" id="kecamatan">
        <Field name="kecamatan" type="select" label={t('districtOf', { regency: regency.name })} mark={false} required options={options(districts)} width="medium" />
        <SubmitRow label={t('continue')} cancelHref="/buku-kegiatan" />
      </Form>
      <Disclosure summary={t('elsewhere')}>
        <Form method="get" id="kabupaten">
          <Field name="kabupaten" type="select" label={t('regency')} mark={false} required defaultValue={regency.code} options={options(regencies)} width="medium" />
          <SubmitRow kind="secondary" label={t('showDistricts')} />
        </Form>
      </Disclosure>
    </>
  );
}
