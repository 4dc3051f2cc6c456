import { catalogue } from '~/platform/i18n/catalogue';

export const texts = catalogue('public', {
  'mode.tatap-muka': ['tatap muka', 'face to face'],
  'mode.daring': ['daring', 'online'],
  'mode.campuran': ['campuran', 'blended'],
  'mode.praktik-lapangan': ['praktik lapangan', 'field practice'],

  'kind.pembekalan': ['pembekalan', 'induction training'],
  'kind.pembinaan': ['pembinaan', 'professional development'],
  'kind.pelatihan': ['pelatihan', 'training'],
  'kind.rakor': ['rapat koordinasi', 'coordination meeting'],

  'problem.jp-total-above-curriculum': ['Syarat {required} JP melebihi kurikulum, yang hanya {offered} JP.', 'The rules ask for {required} JP; the curriculum has only {offered} JP.'],
  'problem.jp-mode-above-curriculum': ['Syarat {required} JP {modes} melebihi kurikulum, yang hanya {offered} JP.', 'The rules ask for {required} JP {modes}; the curriculum has only {offered} JP.'],
  'problem.logbook-parts-above-total': ['Catatan langsung dan tidak langsung berjumlah {parts}, melebihi jumlah catatan yang disyaratkan, yaitu {total}.', 'Direct and indirect entries add up to {parts}, more than the {total} entries asked for.'],
});
