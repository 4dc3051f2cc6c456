/** An invented summons and invented participant cards. */
import type { Card, Letter } from '#certificates';

/** A surat pemanggilan; `changes` replace top-level parts. */
export function sampleLetter(changes: Partial<Letter> = {}): Letter {
  return {
    letterhead: {
      lines: ['PEMERINTAH PROVINSI JAWA TIMUR', 'DINAS SOSIAL'],
      address: 'Jalan Contoh Nomor 1, Surabaya · Telepon (031) 000000 · Pos-el dinsos@example.go.id',
    },
    number: '800.2/1234/107.6/2017',
    nature: 'Penting',
    attachments: '1 (satu) lembar',
    subject: 'Pemanggilan Peserta Pembekalan Calon Relawan Penyuluh Sosial Masyarakat',
    city: 'Surabaya',
    date: '2017-07-12',
    to: ['Sdri. Siti Rahmawati, S.Sos.', 'Karang Taruna Desa Sukodono', 'di Kabupaten Sidoarjo'],
    body: [
      { kind: 'paragraph', text: 'Berdasarkan hasil seleksi calon relawan penyuluh sosial masyarakat, Saudara ditetapkan sebagai peserta Pembekalan Calon Relawan Penyuluh Sosial Masyarakat sebagai Penggerak Partisipasi Sosial Masyarakat yang diselenggarakan pada:' },
      { kind: 'facts', rows: [['Hari, tanggal', 'Rabu–Sabtu, 26–29 Juli 2017'], ['Pukul', '08.00 WIB – selesai'], ['Tempat', 'Hotel Quest, Jalan Contoh Nomor 27, Kota Surabaya'], ['Lapor masuk', 'Rabu, 26 Juli 2017, pukul 07.00–08.00 WIB']] },
      { kind: 'paragraph', text: 'Saudara dimohon membawa:' },
      { kind: 'list', items: ['surat tugas dari lembaga pengirim;', 'fotokopi KTP dan buku rekening masing-masing satu lembar;', 'pas foto berwarna ukuran 4 × 6 sebanyak dua lembar;', 'telepon genggam atau laptop dengan pengisi daya.'] },
      { kind: 'paragraph', text: 'Konfirmasi kehadiran paling lambat 19 Juli 2017. Keterangan lebih lanjut: Sekretariat Panitia, WhatsApp 0812-0000-0000.' },
    ],
    signatory: { position: 'Kepala Dinas Sosial Provinsi Jawa Timur', name: 'BAMBANG WIDODO SAPUTRA', rank: 'Pembina Utama Madya', nip: '196809261992031999' },
    copies: ['Kepala Dinas Sosial Kabupaten Sidoarjo'],
    qr: { url: 'https://bekal.example.go.id/u/7Q2M-K4TX-0P9D', caption: 'Pindai untuk mengonfirmasi kehadiran dan melengkapi data. Tautan ini pribadi, jangan diteruskan kepada orang lain.', code: '7Q2M-K4TX' },
    ...changes,
  };
}

/** Cards of invented participants. */
export function sampleCards(count: number): Card[] {
  const names = ['Siti Rahmawati', 'Sutini', 'Raden Mas Haryo Kusumowardhani Notohadiningrat', 'Moh. Khoirul Anam', 'Ni Luh Ayu Pertiwi'];
  return Array.from({ length: count }, (_, i) => ({
    name: names[i % names.length] ?? '', cohort: 'Pembekalan Pensosmas, Angkatan I, 26–29 Juli 2017', number: `PSM-${String(i + 1).padStart(3, '0')}`,
    qr: `https://bekal.example.go.id/p/K7QF3M2P9X${String(i).padStart(2, '0')}`, code: `K7Q-${String(100 + i)}`, origin: 'Kabupaten Sidoarjo',
  }));
}
