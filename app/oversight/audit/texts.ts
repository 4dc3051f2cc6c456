import { catalogue } from '~/platform/i18n/catalogue';

export const auditTexts = catalogue('office', {
  title: ['Jejak audit'],
  lede: ['Siapa melakukan apa dan kapan. Catatan ini hanya bertambah; tidak ada yang dapat mengubah atau menghapusnya dari layar.'],
  when: ['Waktu'],
  who: ['Oleh'],
  action: ['Tindakan'],
  subject: ['Objek'],
  region: ['Wilayah'],
  detail: ['Rincian'],
  search: ['Cari tindakan, orang, atau kode objek'],
  empty: ['Tidak ada catatan yang cocok'],
  emptyText: ['Ubah kata pencarian, atau hapus saringan.'],
  system: ['sistem'],
});
