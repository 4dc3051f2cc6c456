import { catalogue } from '~/platform/i18n/catalogue';

/** The privacy notice (UU 27/2022 Pasal 5 and 21) and the page about the service. A changed notice is a new version. */
export const noticeTexts = catalogue('public', {
  title: ['Pelindungan data pribadi', 'Personal data protection'],
  lede: ['Apa yang kami catat tentang Anda, untuk apa, berapa lama, dan apa hak Anda. Versi {version}.', 'What we record about you, why, how long, and what your rights are. Version {version}.'],
  'who.title': ['Siapa yang bertanggung jawab', 'Who is responsible'],
  'who.text': ['Pengendali data adalah Dinas Sosial Provinsi Jawa Timur. Pertanyaan tentang data pribadi disampaikan kepada petugas pelindungan data lewat kontak di bawah.', 'The controller is the Social Affairs Office of East Java Province. Questions go to its data protection officer through the contact below.'],
  'why.title': ['Untuk apa dan atas dasar apa', 'Why, and on what basis'],
  'why.text': ['Pendaftaran, kehadiran, nilai, pembinaan, dan sertifikat dicatat untuk menjalankan tugas pelayanan publik Dinas (UU 27/2022 Pasal 20). Pesan WhatsApp dan foto untuk publikasi hanya dengan persetujuan Anda, yang dapat ditarik kapan saja.', 'Registration, attendance, marks, coaching and certificates are recorded for the public task of the office (UU 27/2022 article 20). WhatsApp messages and photos for publicity need your consent, which you may withdraw at any time.'],
  'what.title': ['Data yang dicatat', 'What is recorded'],
  'what.text': ['Nama, gelar, tempat dan tanggal lahir, NIK, NIP bila ada, nomor HP, surel, wilayah, organisasi; kehadiran, jawaban kuis, nilai, catatan pembinaan, catatan kegiatan. NIK disamarkan di layar; setiap kali ditampilkan lengkap, hal itu tercatat.', 'Name, titles, place and date of birth, NIK, NIP if any, mobile number, e-mail, region, organisation; attendance, quiz answers, marks, coaching notes, logbook. The NIK is masked on screens; each full display is recorded.'],
  'public.title': ['Yang dapat dilihat umum', 'What the public may see'],
  'public.text': ['Halaman pemeriksaan sertifikat hanya menampilkan yang tercetak di sertifikat dan statusnya. NIK dan tanggal lahir tidak pernah ditampilkan di sana.', 'The verification page shows what is printed on the certificate and its status. NIK and birth date are never shown there.'],
  'keep.title': ['Berapa lama', 'How long'],
  'keep.text': ['Buku register sertifikat disimpan selamanya. Nilai dan kehadiran 10 tahun. Jawaban kuis 2 tahun. Pesan dan catatan sistem 1 tahun. Jangka waktu ini ditetapkan bersama unit kearsipan.', 'The certificate register is kept for good. Marks and attendance 10 years. Quiz answers 2 years. Messages and system logs 1 year. These terms are set with the archives unit.'],
  'rights.title': ['Hak Anda', 'Your rights'],
  'rights.text': ['Anda berhak melihat dan mendapat salinan data Anda, memperbaikinya, menarik persetujuan, dan mengajukan keberatan. Permintaan dijawab dalam 3 × 24 jam. Bila terjadi kebocoran, Anda diberi tahu paling lambat 3 × 24 jam.', 'You may see and obtain a copy of your data, correct them, withdraw consent and object. Requests are answered within 3 × 24 hours. If data leak, you are told within 3 × 24 hours.'],
  'client.title': ['Cerita orang yang dilayani', 'Stories of people served'],
  'client.text': ['Dalam catatan kegiatan, pakailah nama samaran ("Klien A"). Jangan menulis NIK, alamat lengkap, atau mengunggah wajah tanpa persetujuan.', 'In the logbook use pseudonyms ("Klien A"). Never write a NIK or a full address, nor upload a face without consent.'],
  'about.title': ['Tentang Bekal dan bantuan', 'About Bekal and help'],
  'about.lede': ['Bekal adalah sistem pelatihan dan sertifikasi Dinas Sosial Provinsi Jawa Timur bagi relawan penyuluh sosial masyarakat, pekerja sosial, dan TKSK.', 'Bekal is the training and certification system of the Social Affairs Office of East Java Province for social outreach volunteers, social workers and TKSK.'],
  'help.title': ['Butuh bantuan?', 'Need help?'],
  'help.text': ['Peserta: hubungi narahubung yang tertulis di surat pemanggilan atau undangan Anda. Kantor: Jl. Gayung Kebonsari No. 56b, Surabaya 60235.', 'Participants: ask the contact named in your summons or invitation. Office: Jl. Gayung Kebonsari No. 56b, Surabaya 60235.'],
  'terms.title': ['Singkatan yang dipakai', 'Abbreviations'],
  'terms.text': ['JP: jam pelajaran. NIK: nomor induk kependudukan. NIP: nomor induk pegawai. RTL: rencana tindak lanjut. TKSK: tenaga kesejahteraan sosial kecamatan. Pensosmas: penyuluh sosial masyarakat. PPKS: pemerlu pelayanan kesejahteraan sosial.', 'JP: lesson hour. NIK: national identity number. NIP: civil servant number. RTL: follow-up plan. TKSK: kecamatan welfare worker. Pensosmas: community outreach volunteer. PPKS: people in need of social welfare services.'],
  'sources.title': ['Sumber data wilayah', 'Source of region data'],
  'sources.text': ['Daftar wilayah: {title}, lisensi {licence}.', 'List of regions: {title}, licence {licence}.'],
});
