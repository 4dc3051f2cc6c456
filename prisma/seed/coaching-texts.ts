/** What a coach writes down after a conversation. Shared notes are read by the volunteer, private ones by the coach alone. */
export interface CoachingWords {
  readonly channel: 'tatap-muka' | 'telepon' | 'whatsapp';
  readonly topic: string;
  readonly sharedNote: string;
  readonly privateNote: string;
  readonly actions: readonly string[];
}

export const COACHING: readonly CoachingWords[] = [
  {
    channel: 'tatap-muka', topic: 'Langkah pertama rencana tindak lanjut',
    sharedNote: 'Kita membahas RTL dan menyederhanakan tujuannya menjadi satu perilaku yang dapat diamati. Sepakat memulai dari RT sendiri sebelum meluas ke RW lain.',
    privateNote: 'Semangat tinggi, cenderung ingin mengerjakan semuanya sendiri. Perlu diingatkan membagi peran.',
    actions: ['Membuat peta sederhana warga rentan di RT sendiri', 'Menemui ketua RT dan dasawisma sebelum kegiatan pertama'],
  },
  {
    channel: 'telepon', topic: 'Menanggapi keluhan warga soal bantuan',
    sharedNote: 'Keluhan ditampung dan diteruskan, tidak dibantah dan tidak dijanjikan. Kita berlatih kalimat pembuka dan penutup lewat telepon.',
    privateNote: '',
    actions: ['Mencatat keluhan dengan inisial dan tanggal, lalu meneruskannya kepada TKSK'],
  },
  {
    channel: 'tatap-muka', topic: 'Membaca catatan penyuluhan bersama',
    sharedNote: 'Catatan kegiatan sudah lengkap. Yang perlu ditambah adalah hasil pada warga: apa yang mereka katakan atau lakukan sesudahnya.',
    privateNote: 'Menulis lebih lancar dengan contoh. Kirim contoh catatan yang baik.',
    actions: ['Menanyakan ulang kepada tiga warga setelah setiap kegiatan', 'Memperbaiki satu catatan lama'],
  },
  {
    channel: 'whatsapp', topic: 'Batas peran dan kerahasiaan',
    sharedNote: 'Kita membahas permintaan daftar warga lewat grup. Jawabannya: data warga tidak dibagikan, arahkan ke kelurahan. Foto hanya dengan persetujuan.',
    privateNote: '',
    actions: ['Menyampaikan aturan foto dan data kepada grup RT'],
  },
  {
    channel: 'tatap-muka', topic: 'Mengajak tokoh setempat',
    sharedNote: 'Warga lebih mendengar Bu Nyai dan ketua pemuda. Kita menyusun urutan kunjungan dan pesan singkat untuk masing-masing.',
    privateNote: 'Relasi dengan perangkat desa masih kaku. Dampingi pada kunjungan pertama.',
    actions: ['Mengunjungi dua tokoh setempat', 'Menyiapkan satu pesan utama dalam bahasa setempat', 'Menentukan tanggal kegiatan pertama'],
  },
];
