import { catalogue } from '~/platform/i18n/catalogue';
import type { Translate } from '~/platform/i18n/catalogue';
import type { FormState } from './form-state';
import type { Step, Tab } from './path';
import type { Tone } from './status';

/** Texts of the gallery alone; it is looked at by the people who build, so one language is enough. */
export const texts = catalogue('office', {
  today: ['Hari ini'], learn: ['Belajar'], cohort: ['Angkatan'], logbook: ['Buku kegiatan'], certificate: ['Sertifikat'],
  cohorts: ['Angkatan'], programmes: ['Program pelatihan'], reports: ['Laporan'], audit: ['Jejak audit'], profile: ['Profil saya'],
  flash: ['Jawaban pretes sudah tersimpan.'], demo: ['Mode contoh: semua orang di sini rekaan.'],
  greeting: ['Selamat pagi, {name}'], programme: ['Pembekalan Calon Relawan Pensosmas, Angkatan III'],
  hours: ['Jam pelajaran'], hoursWords: ['27 dari 36 JP'], mark: ['Nilai pascates'], markNote: ['naik 22,5 dari pretes'], markWords: ['55 dari 100, batas lulus 70'],
  nextStep: ['Langkah berikutnya'], nextTitle: ['Kuis: Metode dan teknik penyuluhan'], nextNote: ['10 soal, sekali kirim'], continue: ['Kerjakan kuis'],
  place: ['Hotel Quest, Surabaya'], lacking: ['Belum lulus: kurang 3 JP tatap muka'], lackingText: ['Satu sesi tanggal 28 Juli 2017 belum tercatat. Hubungi panitia bila Anda hadir.'],
  path: ['Jalan menuju sertifikat'], messages: ['Pemberitahuan'], noMessages: ['Belum ada pemberitahuan'], noMessagesText: ['Kabar tentang jadwal dan hasil akan tampil di sini.'], schedule: ['Lihat jadwal'],
  pretest: ['Pretes'], materials: ['Materi'], faceToFace: ['Tatap muka'], posttest: ['Pascates'], plan: ['RTL (rencana tindak lanjut)'], coaching: ['Pembinaan'], outreach: ['Penyuluhan'],
  scored: ['Selesai, nilai 60'], threeOfFour: ['3 dari 4 kursus selesai'],
  name: ['Nama lengkap'], region: ['Kabupaten/kota'], jp: ['JP'], verdict: ['Kompetensi'], phone: ['Nomor HP'],
  board: ['Papan Angkatan III'], boardLede: ['Satu baris satu orang. Yang kurang ditulis dengan kata-kata.'], export: ['Ekspor'],
  participants: ['Peserta'], sessions: ['Sesi'], letters: ['Surat'], accepted: ['Diterima'], quota: ['kuota 30'], reserve: ['Daftar tunggu'], competent: ['Kompeten'],
  searchPeople: ['Cari nama atau nomor HP'], all: ['Semua'], notYet: ['Belum kompeten'], invite: ['Kirim undangan'], move: ['Pindahkan'],
  history: ['Riwayat'], corrected: ['Kehadiran dibetulkan menjadi hadir'], correctedWhy: ['Peserta datang, kartu tertinggal di kamar.'], arrived: ['Hadir, kartu dipindai'],
  formTitle: ['Catatan kegiatan penyuluhan'], formLede: ['Sekitar 5 menit. Isian tersimpan di HP Anda bila sambungan putus.'], nameHint: ['Seperti di KTP, tanpa gelar.'],
  nik: ['NIK'], nikHint: ['16 angka, ada di KTP Anda.'], nikError: ['NIK harus 16 angka. Periksa kembali KTP Anda.'], dateError: ['Pilih tanggal kegiatan.'], methodError: ['Pilih cara penyuluhan.'],
  audience: ['Jumlah yang hadir'], people: ['orang'], date: ['Tanggal'], target: ['Kelompok sasaran'], target1: ['Lanjut usia telantar'], target2: ['Penyandang disabilitas'],
  reflection: ['Refleksi'], reflectionHint: ['Tulis “Klien A” bila bercerita tentang seseorang. Jangan menulis NIK.'],
  method: ['Cara penyuluhan'], direct: ['Langsung'], indirect: ['Tidak langsung'], media: ['Media'], leaflet: ['Selebaran'], flipchart: ['Lembar balik'], flipchartHint: ['Kertas besar yang dibalik satu per satu.'],
  question: ['Seorang ibu menangis saat menceritakan anaknya. Apa yang sebaiknya Anda lakukan lebih dahulu?'],
  answer_a: ['Segera memberi nasihat agar ia kuat.'], answer_b: ['Diam sejenak, mendengarkan, lalu mengulang perasaannya dengan kata-kata Anda sendiri.'], answer_c: ['Mengalihkan pembicaraan ke syarat bantuan.'],
  photo: ['Foto kegiatan'], pdf: ['Berkas sertifikat'], consentTitle: ['Persetujuan'], consentHint: ['Anda dapat menarik persetujuan kapan saja.'], consent: ['Saya setuju foto saya dimuat dalam laporan kegiatan.'], consentMore: ['Tanpa persetujuan, Anda tetap peserta penuh.'],
  once: ['Jawaban dapat diubah sampai disahkan pembimbing.'], buttons: ['Tombol'], save: ['Simpan'], download: ['Unduh'], revoke: ['Cabut sertifikat'], later: ['Nanti saja'], closed: ['Belum dibuka'], undo: ['Batalkan'],
  tones: ['Nada'], tone_ok: ['Kompeten'], tone_warn: ['Belum lengkap'], tone_bad: ['Dicabut'], tone_info: ['Berlangsung'], tone_neutral: ['Draf'], icons: ['Ikon'],
  course: ['Komunikasi dalam penyuluhan'], lessonTitle: ['Mendengarkan sebelum berbicara'], contents: ['Daftar materi'], finish: ['Tandai selesai dan lanjut'],
  objective: ['Setelah materi ini Anda dapat menunjukkan tiga cara mendengarkan aktif.'], objectiveTitle: ['Tujuan'], h2: ['Tiga cara mendengarkan'], step1: ['Tatap lawan bicara dan letakkan HP.'], step2: ['Ulangi maksudnya dengan kata Anda sendiri.'], step3: ['Tanyakan satu hal yang belum jelas.'],
  speakerA: ['Penyuluh'], lineA: ['Jadi Ibu khawatir karena bantuan belum datang?'], speakerB: ['Bu Warti'], lineB: ['Iya, Pak. Sudah dua bulan saya menunggu kabar.'],
  caseTitle: ['Kasus: Klien A'], caseText: ['Klien A tinggal sendiri. Tetangga membawakan makanan setiap sore.'], thinkTitle: ['Renungkan'], thinkText: ['Kapan terakhir kali Anda didengarkan sampai selesai?'], carefulTitle: ['Hati-hati'], carefulText: ['Jangan menjanjikan bantuan yang bukan wewenang Anda.'],
  checkTitle: ['Sebelum berangkat'], check1: ['Surat tugas'], check2: ['Lembar balik'], term: ['Empati'], termText: ['Ikut merasakan tanpa ikut larut.'], figureText: ['Gambar 1. Urutan percakapan.'], tableA: ['Cara'], tableB: ['Contoh kalimat'], tableC: ['Mengulang'], tableD: ['Kalau saya tidak salah, Ibu berkata bahwa suratnya sudah diserahkan ke balai desa bulan lalu.'], answerTitle: ['Lihat jawaban'],
  revokeTitle: ['Cabut satu sertifikat?'], revoke1: ['Sertifikat Sri Wahyuningsih tidak berlaku lagi, mulai saat ini.'], revoke2: ['Siapa pun yang memindai kodenya membaca: dicabut, beserta tanggal dan kelompok alasan.'], revoke3: ['Pencabutan tidak dapat dibatalkan; pengganti harus diterbitkan baru.'], revokeWord: ['cabut'], reason: ['Alasan pencabutan'],
  verifyTitle: ['Cek keaslian sertifikat'], verifyLede: ['Cocokkan isian di bawah dengan kertas di tangan Anda.'], genuine: ['Asli dan berlaku'], genuineText: ['Sertifikat ini tercatat dan belum dicabut.'], number: ['Nomor'], shareText: ['Sertifikat saya dapat diperiksa di'], card: ['Kartu peserta'], attendance: ['Daftar hadir'], qrAlt: ['Kode QR kartu peserta'],
});

type T = Translate<(typeof texts)['keys'][number]>;

export const person = { name: 'Sri Wahyuningsih', role: 'Peserta, Kabupaten Gresik' };

export interface Participant {
  id: string;
  name: string;
  region: string;
  jp: string;
  tone: Tone;
  word: string;
  reason?: string;
  phone: string;
}

export const people: Participant[] = [
  { id: 'p1', name: 'Sri Wahyuningsih', region: 'Kabupaten Gresik', jp: '36', tone: 'ok', word: 'Kompeten', phone: '0812-0000-9901' },
  { id: 'p2', name: 'Slamet', region: 'Kota Surabaya', jp: '33', tone: 'warn', word: 'Belum', reason: 'kurang 3 JP tatap muka', phone: '0812-0000-9902' },
  { id: 'p3', name: 'Raden Ayu Kusumaningtyas Prawirodirjo binti Abdul Ghofur', region: 'Kabupaten Sidoarjo', jp: '37,5', tone: 'info', word: 'Dinilai', reason: 'menunggu rubrik praktik', phone: '0812-0000-9903' },
  { id: 'p4', name: 'Moh. Ra’is', region: 'Kabupaten Gresik', jp: '12', tone: 'bad', word: 'Mengundurkan diri', phone: '0812-0000-9904' },
];

export const tabs = (t: T): Tab[] => [
  { href: '#peserta', label: t('participants'), current: true, count: 30 },
  { href: '#sesi', label: t('sessions') },
  { href: '#surat', label: t('letters') },
  { href: '#laporan', label: t('reports') },
];

export const steps = (t: T): Step[] => [
  { label: t('pretest'), state: 'done', word: t('scored') },
  { label: t('materials'), state: 'current', note: t('threeOfFour'), href: '#materi' },
  { label: t('faceToFace'), state: 'problem', note: t('lacking') },
  { label: t('posttest'), state: 'locked' },
  { label: t('plan'), state: 'todo' },
  { label: t('coaching'), state: 'todo' },
];

export const sampleForm = (t: T): FormState => ({
  values: { nama: 'Sri Wahyuningsih', nik: '35250441', refleksi: '' },
  errors: { nik: [t('nikError')], tanggal: [t('dateError')], metode: [t('methodError')] },
});

export const lesson = (t: T) => (
  <>
    <div className="callout" data-kind="tip"><p className="title">{t('objectiveTitle')}</p><p>{t('objective')}</p></div>
    <p>{t('caseText')} {t('thinkText')} {t('objective')} {t('lackingText')}</p>
    <h2 id="satu">{t('h2')}</h2>
    <ol className="steps"><li>{t('step1')}</li><li>{t('step2')}</li><li>{t('step3')}</li></ol>
    <div className="dialogue"><p><strong>{t('speakerA')}:</strong> {t('lineA')}</p><p><strong>{t('speakerB')}:</strong> {t('lineB')}</p></div>
    <section className="case-card"><h3>{t('caseTitle')}</h3><p>{t('caseText')}</p></section>
    <div className="callout" data-kind="warning"><p className="title">{t('carefulTitle')}</p><p>{t('carefulText')}</p></div>
    <table><thead><tr><th>{t('tableA')}</th><th>{t('tableB')}</th></tr></thead><tbody><tr><td>{t('tableC')}</td><td>{t('tableD')}</td></tr></tbody></table>
    <ul><li>{t('step1')}</li><li>{t('step2')}</li></ul>
    <div className="checklist"><p className="title">{t('checkTitle')}</p><ul><li>{t('check1')}</li><li>{t('check2')}</li></ul></div>
    <dl className="glossary"><dt>{t('term')}</dt><dd>{t('termText')}</dd></dl>
    <div className="reflection"><p className="title">{t('thinkTitle')}</p><p>{t('thinkText')}</p></div>
    <details><summary>{t('answerTitle')}</summary><p>{t('termText')}</p></details>
  </>
);
