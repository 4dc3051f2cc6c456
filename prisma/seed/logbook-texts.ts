import type { NewEntry } from '~/practice/fieldwork';

/** What a volunteer writes down after an outreach; day and village are added by the demo. */
export type OutreachText = Pick<NewEntry, 'method' | 'topic' | 'targetGroup' | 'audienceMen' | 'audienceWomen' | 'reflection'>;

export const DIRECT_OUTREACH: readonly OutreachText[] = [
  {
    method: 'diskusi', topic: 'Bergiliran menengok lanjut usia yang tinggal sendiri', targetGroup: 8, audienceMen: 6, audienceWomen: 17,
    reflection: 'Pertemuan dasawisma saya buka dengan bertanya siapa yang pernah menengok tetangga lanjut usia minggu ini. Hanya dua orang. Setelah berdiskusi dalam tiga kelompok, warga menyusun jadwal menengok setiap pagi untuk lima rumah. Lain kali bapak-bapak perlu diundang lewat ketua RT karena yang hadir sebagian besar ibu-ibu.',
  },
  {
    method: 'kunjungan-rumah', topic: 'Cara mengurus rujukan alat bantu bagi warga dengan disabilitas', targetGroup: 9, audienceMen: 2, audienceWomen: 2,
    reflection: 'Keluarga sempat malu menerima tamu. Saya duduk dan mendengarkan dulu sekitar setengah jam sebelum menjelaskan syarat permohonan kursi roda. Saya tidak menjanjikan kapan bantuan datang, hanya menjelaskan jalurnya lewat desa dan TKSK. Ibu mengulang langkahnya dengan kata sendiri. Minggu depan saya menemani ke balai desa.',
  },
  {
    method: 'ceramah', topic: 'Mencegah perkawinan anak', targetGroup: 7, audienceMen: 11, audienceWomen: 28,
    reflection: 'Waktu di pengajian hanya lima belas menit, jadi saya bawa satu pesan saja: tunda sampai selesai sekolah. Tanya jawab lebih hidup daripada ceramahnya. Satu orang tua bertanya tentang dispensasi dan saya catat untuk ditanyakan kepada KUA. Pesan singkat lebih mudah diingat daripada tiga pesan sekaligus.',
  },
  {
    method: 'demonstrasi', topic: 'Memeriksa nama keluarga dalam data kesejahteraan sosial', targetGroup: 24, audienceMen: 9, audienceWomen: 14,
    reflection: 'Saya memperagakan cara memeriksa status di telepon genggam, lalu warga mencoba berpasangan. Nomor identitas tidak saya catat dan layar tidak difoto. Delapan keluarga ternyata belum tercatat dan saya arahkan ke operator desa. Sinyal di balai RW lemah sehingga lain kali perlu pindah ke rumah ketua RT.',
  },
  {
    method: 'sarasehan', topic: 'Merawat kerukunan setelah selisih soal lapangan', targetGroup: 22, audienceMen: 24, audienceWomen: 5,
    reflection: 'Kedua kelompok pemuda duduk melingkar di serambi musala. Aturannya satu orang berbicara, yang lain merangkum sebelum menanggapi. Karena salah satu ketua adalah keponakan saya, Pak Modin yang memimpin dan saya mencatat. Disepakati jadwal bergantian dan kerja bakti bersama pada Minggu pagi.',
  },
  {
    method: 'bermain-peran', topic: 'Menolak ajakan memakai obat terlarang', targetGroup: 17, audienceMen: 19, audienceWomen: 12,
    reflection: 'Remaja karang taruna memainkan adegan diajak teman di warung. Mereka lebih terbuka saat berperan daripada saat ditanya langsung. Dua anak bercerita setelah acara selesai. Ceritanya tidak saya tulis di sini, dan saya sudah menghubungi petugas puskesmas dengan persetujuan mereka.',
  },
  {
    method: 'kontak-informal', topic: 'Syarat pulang bagi perantau yang kehabisan bekal', targetGroup: 11, audienceMen: 5, audienceWomen: 1,
    reflection: 'Di warung kopi dekat terminal saya menjelaskan posko dan surat yang diperlukan untuk layanan pemulangan. Sopir angkutan ternyata paling sering bertemu orang telantar, jadi mereka saya beri nomor posko. Makan dan istirahat dulu, baru bertanya: itu yang mereka ingat dari pembicaraan kami.',
  },
];

export const INDIRECT_OUTREACH: readonly OutreachText[] = [
  {
    method: 'grup-pesan', topic: 'Meluruskan kabar bohong tentang pendaftaran bantuan', targetGroup: 24, audienceMen: 40, audienceWomen: 62,
    reflection: 'Kabar beredar di grup RT pukul sembilan malam. Saya tidak membalas dengan marah, hanya menulis: yang benar, sumbernya, dan ke mana bertanya besok pagi. Tautan palsu tidak saya kirim ulang. Tiga orang menghubungi lewat pesan pribadi dan saya jawab satu per satu.',
  },
  {
    method: 'poster', topic: 'Nomor yang dihubungi bila melihat kekerasan', targetGroup: 19, audienceMen: 60, audienceWomen: 80,
    reflection: 'Poster dibuat bersama remaja masjid dengan huruf besar dan satu kalimat. Ditempel di posyandu, warung, dan pos ronda atas izin ketua RW. Seminggu kemudian saya bertanya kepada sepuluh orang: tujuh ingat nomornya, tiga hanya ingat gambarnya. Poster berikutnya nomornya dibuat lebih besar.',
  },
  {
    method: 'pesan-suara', topic: 'Jadwal posyandu lanjut usia dan apa yang dibawa', targetGroup: 8, audienceMen: 15, audienceWomen: 35,
    reflection: 'Banyak lanjut usia tidak lancar membaca, jadi pesan saya rekam satu menit dalam bahasa Jawa halus dan Madura. Cucu mereka yang memutar. Yang datang ke posyandu bertambah dari sebelas menjadi sembilan belas orang. Rekaman sebaiknya dikirim sore hari saat cucu sudah pulang sekolah.',
  },
];

export const RETURN_NOTES = [
  'Sasaran dan metodenya sudah jelas. Mohon tuliskan hasil yang terlihat pada warga, bukan hanya jalannya acara.',
  'Mohon nama warga dihilangkan dari catatan dan diganti dengan sebutan umum, lalu kirim kembali.',
] as const;

export const ENDORSEMENT_NOTES = [
  'Catatan jelas dan hasilnya terlihat. Lanjutkan.',
  'Baik. Pertahankan kebiasaan menanyakan ulang kepada warga.',
  '',
] as const;
