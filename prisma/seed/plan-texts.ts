import type { PlanField } from './practice';

/** A follow-up plan (RTL) without its place, which is the volunteer's own. */
export type PlanWords = Readonly<Record<Exclude<PlanField, 'place'>, string>>;

export const PLANS: readonly PlanWords[] = [
  {
    activity: 'Jaringan tetangga peduli lanjut usia', goal: 'Setiap lanjut usia yang tinggal sendiri ditengok paling sedikit sekali sehari oleh tetangga terdekat.',
    target: 'Dua belas lanjut usia di tiga RT dan dua puluh empat keluarga di sekitarnya.', schedule: 'Pekan pertama pemetaan, pekan kedua musyawarah, pekan ketiga sampai kedelapan pelaksanaan.',
    method: 'Kunjungan rumah, diskusi dasawisma, dan pesan suara pengingat setiap pagi.', partners: 'Ketua RT, dasawisma, posyandu lanjut usia, puskesmas pembantu, TKSK.',
    indicator: 'Jadwal terisi penuh delapan pekan berturut-turut dan setiap kejadian darurat dilaporkan dalam satu jam.',
  },
  {
    activity: 'Pos informasi bantuan sosial di balai RW', goal: 'Warga memperoleh keterangan yang benar tentang syarat, jalur, dan pengaduan bantuan.',
    target: 'Seratus dua puluh keluarga berpenghasilan rendah di dua RW.', schedule: 'Setiap Sabtu pertama dan ketiga selama tiga bulan.',
    method: 'Peragaan memeriksa data, tanya jawab kelompok kecil, dan lembar tanya jawab yang ditempel.', partners: 'Kelurahan, operator data, PSM, Karang Taruna.',
    indicator: 'Sedikitnya enam puluh keluarga mampu memeriksa datanya sendiri dan pengaduan tercatat lengkap dengan tindak lanjutnya.',
  },
  {
    activity: 'Remaja berani menolak NAPZA', goal: 'Remaja mengenali ajakan yang berisiko dan mempraktikkan cara menolaknya.',
    target: 'Tiga puluh remaja karang taruna dan lima belas orang tua.', schedule: 'Empat pertemuan, setiap dua pekan pada Jumat malam.',
    method: 'Bermain peran, cerita penyintas, dan diskusi orang tua.', partners: 'Karang Taruna, puskesmas, sekolah, Babinsa dan Bhabinkamtibmas.',
    indicator: 'Dua puluh lima remaja memperagakan cara menolak dengan benar dan terbentuk satu kelompok sebaya.',
  },
  {
    activity: 'Penundaan perkawinan anak', goal: 'Orang tua dan anak perempuan menunda perkawinan sampai usia yang diatur undang-undang dan menyelesaikan sekolah.',
    target: 'Empat puluh orang tua anggota majelis taklim dan dua kelas siswi tsanawiyah.', schedule: 'Enam pertemuan majelis taklim, mulai pekan depan setiap Kamis sore.',
    method: 'Ceramah singkat dengan tanya jawab, kunjungan rumah kepada keluarga yang berencana menikahkan anak.', partners: 'Muslimat, KUA, madrasah, bidan desa, LK3.',
    indicator: 'Tidak ada permohonan dispensasi baru dari dua dusun selama enam bulan.',
  },
  {
    activity: 'Kampung siaga banjir rob', goal: 'Warga rentan diungsikan lebih dahulu dan data warga rentan diperbarui setiap musim.',
    target: 'Delapan puluh keluarga di tepi pantai, terutama lanjut usia, ibu hamil, dan warga dengan disabilitas.', schedule: 'Pemetaan dua pekan, latihan bersama pada pekan keempat, pemeriksaan setiap bulan.',
    method: 'Pemetaan bersama, demonstrasi evakuasi, dan poster jalur di setiap gang.', partners: 'Tagana, kelurahan, PMI, kelompok nelayan.',
    indicator: 'Peta warga rentan disahkan RW dan latihan diikuti sedikitnya enam puluh keluarga.',
  },
  {
    activity: 'Pendampingan dokumen bagi warga tanpa identitas', goal: 'Warga tanpa dokumen memiliki bukti permohonan dan didampingi sampai terdata.',
    target: 'Lima belas warga kos dan pekerja harian yang belum memiliki dokumen.', schedule: 'Pendataan tiga pekan, pengantaran setiap Rabu selama dua bulan.',
    method: 'Kontak informal, kunjungan, dan pendampingan ke layanan jemput bola.', partners: 'Dispendukcapil, kelurahan, pemilik kos, pekerja sosial.',
    indicator: 'Sedikitnya sepuluh warga memperoleh bukti permohonan dan tidak ada data warga yang tersebar di grup pesan.',
  },
];

export const PLAN_RETURN_NOTE = 'Tujuannya baik, tetapi indikatornya belum dapat diperiksa. Tuliskan siapa melakukan apa dan kapan.';
