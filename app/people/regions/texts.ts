import { catalogue } from '~/platform/i18n/catalogue';

export const texts = catalogue('public', {
  'level.provinsi': ['Provinsi', 'Province'],
  'level.kabupaten-kota': ['Kabupaten/Kota', 'Regency/City'],
  'level.kecamatan': ['Kecamatan', 'District'],
  'level.desa-kelurahan': ['Desa/Kelurahan', 'Village'],
  'attribution': ['Data wilayah: {title}, lisensi {licence}.', 'Region data: {title}, licence {licence}.'],
});
