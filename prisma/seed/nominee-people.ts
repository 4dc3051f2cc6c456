import { composeNik, type CivilDate, type Sex } from '~/people/accounts';

/** An invented nominee of the pembekalan of July 2017. Nobody here exists. */
export interface InventedNominee {
  readonly name: string;
  readonly titleFront: string;
  readonly titleBack: string;
  readonly nik: string;
  readonly nip: string;
  readonly birthPlace: string;
  readonly birthDate: CivilDate;
  readonly sex: Sex;
  readonly phone: string;
  readonly email: string;
  readonly regency: string;
  readonly district: string;
  readonly organisation: string;
  readonly experience: string;
}

/** Titles before and after are cut off with '|'. Then: place and date of birth, sex, kecamatan, where the NIK was issued, organisation, experience. */
type Line = readonly [name: string, born: string, date: string, sex: Sex, district: string, issued: string, organisation: string, experience: string];

const SURABAYA: readonly Line[] = [
  ['|Sumiati|', 'Surabaya', '1968-08-05', 'P', 'Gubeng', '35.78.08', 'Tim Penggerak PKK Kelurahan', 'Kader posyandu sejak 1999'],
  ["H.|Moh. Hori|", 'Sampang', '1961-03-17', 'L', 'Semampir', '35.27.03', 'Takmir masjid', 'Mendamaikan sengketa warga perantau'],
  ['Dra. Hj.|Siti Nurhayati Kusumawardhani Wulandari Prabaningrum Hidayah|S.Sos., M.Si.', 'Surabaya', '1959-12-01', 'P', 'Rungkut', '35.78.03', 'Forum Peduli Lansia', 'Mendampingi lansia telantar 12 tahun'],
  ["|Ra'ehah binti Ma'ruf|", 'Sumenep', '1974-06-21', 'P', 'Kenjeran', '35.29.22', 'Muslimat ranting', 'Pengajar majelis taklim pesisir'],
  ['|Bambang Sugiharto|S.E.', 'Surabaya', '1970-03-12', 'L', 'Sukolilo', '35.78.09', 'Karang Taruna Kecamatan', 'Pelatihan usaha anak putus sekolah'],
  ['|Slamet|', 'Nganjuk', '1965-09-30', 'L', 'Wonokromo', '35.18.10', 'Ketua RW', 'Pendataan warga rentan tiap tahun'],
  ['|Yohana Kartikasari|', 'Malang', '1978-02-14', 'P', 'Tegalsari', '35.73.02', 'Komunitas rumah singgah', 'Mendampingi anak jalanan sejak 2006'],
  ['|Abd. Rasyid bin Tola|', 'Bangkalan', '1963-11-08', 'L', 'Krembangan', '35.26.01', 'Ikatan warga Madura', ''],
  ['|Endang Tri Wahyuningsih|S.Pd.', 'Surabaya', '1972-05-27', 'P', 'Tandes', '35.78.14', 'Pendidikan anak usia dini', 'Penyuluhan pola asuh di balai RW'],
  ['|Suwarno|', 'Lamongan', '1958-01-19', 'L', 'Benowo', '35.24.18', 'Lembaga ketahanan masyarakat kelurahan', 'Tim siaga banjir rob'],
  ["|Jum'ah|", 'Surabaya', '1980-10-10', 'P', 'Bulak', '35.78.29', 'Kelompok perempuan nelayan', 'Simpan pinjam dan penyuluhan gizi'],
  ['|I Gede Ardana|', 'Surabaya', '1976-04-04', 'L', 'Mulyorejo', '35.78.26', 'Pemuda lintas agama', 'Relawan dapur umum'],
  ['|Lilik Mardiana|A.Md.Keb.', 'Blitar', '1979-07-23', 'P', 'Wiyung', '35.05.09', 'Kader kesehatan jiwa', 'Kunjungan rumah ODGJ bersama puskesmas'],
  ['|Hariyanto|', 'Surabaya', '1967-02-28', 'L', 'Sawahan', '35.78.06', 'Paguyuban pedagang kaki lima', 'Penghubung pedagang dan kelurahan'],
  ['|Maria Goreti Sulastri|', 'Kediri', '1962-08-16', 'P', 'Wonocolo', '35.71.02', 'Yayasan panti wreda', 'Pengelola kunjungan lansia 15 tahun'],
  ['|Agus Salim Wibisono|S.H.', 'Surabaya', '1973-08-17', 'L', 'Karang Pilang', '35.78.01', 'Pos bantuan hukum kelurahan', ''],
];

const SIDOARJO: readonly Line[] = [
  ['|Nur Kholifah|', 'Sidoarjo', '1971-07-26', 'P', 'Sukodono', '35.15.14', 'Aisyiyah cabang', 'Pembina remaja masjid'],
  ['Drs.|Kasiyanto|M.Pd.', 'Sidoarjo', '1960-03-12', 'L', 'Porong', '35.15.04', 'Guru, forum korban bencana', 'Trauma healing anak pengungsi'],
  ['|Mujiono|', 'Sidoarjo', '1964-12-24', 'L', 'Tanggulangin', '35.15.06', 'Perajin tas, ketua koperasi', 'Melatih usaha keluarga miskin'],
  ['|Dewi Ratnasari|', 'Mojokerto', '1983-05-03', 'P', 'Taman', '35.16.12', 'Relawan taman baca', 'Kelas literasi perempuan'],
  ['|Khoirul Anam|S.Ag.', 'Sidoarjo', '1975-01-31', 'L', 'Krian', '35.15.11', 'Pengasuh pondok', 'Penyuluhan bahaya NAPZA di pesantren'],
  ['|Tumini|', 'Sidoarjo', '1957-04-20', 'P', 'Tulangan', '35.15.09', 'Kelompok wanita tani', 'Menghidupkan lumbung desa'],
  ['|Eko Prasetyo Utomo|', 'Sidoarjo', '1982-11-11', 'L', 'Waru', '35.15.18', 'Karang Taruna', 'Pendamping difabel bekerja'],
  ['Hj.|Umi Kulsum|', 'Pasuruan', '1961-06-06', 'P', 'Gedangan', '35.14.13', 'Fatayat', 'Arisan peduli anak yatim'],
  ['|Sutrisno|', 'Jombang', '1966-10-02', 'L', 'Buduran', '35.17.09', 'Ketua RT', ''],
  ['|Fitri Handayani|S.Sos.', 'Sidoarjo', '1985-02-19', 'P', 'Candi', '35.15.07', 'LSM perlindungan anak', 'Mendampingi korban kekerasan'],
  ['|Ponirin|', 'Ponorogo', '1959-09-09', 'L', 'Wonoayu', '35.02.05', 'Sesepuh dusun', 'Menengahi sengketa tanah'],
  ['|Anik Setyowati|', 'Sidoarjo', '1977-03-08', 'P', 'Jabon', '35.15.05', 'Kader PKK', 'Pendataan lansia dan balita'],
  ['|Achmad Zaini|', 'Sidoarjo', '1969-05-15', 'L', 'Sedati', '35.15.17', 'Kelompok nelayan', 'Penyuluhan sampah pesisir'],
];

const GRESIK: readonly Line[] = [
  ["|Ma'rufah|", 'Gresik', '1973-09-13', 'P', 'Dukun', '35.25.01', 'Muslimat', 'Pengajar baca tulis orang tua'],
  ['|Suparno|', 'Gresik', '1962-07-07', 'L', 'Cerme', '35.25.11', 'Gabungan kelompok tani', 'Gotong royong rumah tidak layak huni'],
  ['|Zulaikha Hanum|S.Psi.', 'Gresik', '1986-01-25', 'P', 'Kebomas', '35.25.14', 'Komunitas sekolah ibu', 'Konseling sebaya'],
  ['K.H.|Masyhuri bin Thoha|', 'Gresik', '1956-02-11', 'L', 'Bungah', '35.25.12', 'Tokoh agama', 'Membuka pesantren bagi anak telantar'],
  ['|Rukayah|', 'Gresik', '1968-04-29', 'P', 'Ujungpangkah', '35.25.07', 'Istri nelayan', 'Dapur umum musim barat'],
  ['|Budi Hartono|', 'Gresik', '1979-12-12', 'L', 'Menganti', '35.25.13', 'Karang Taruna', 'Sekolah sepak bola anak dusun'],
  ['|Nurul Hidayati|', 'Bawean', '1981-08-21', 'P', 'Sangkapura', '35.25.17', 'Guru mengaji pulau', 'Penghubung keluarga pekerja migran'],
  ['|Sholikhin|', 'Tuban', '1970-10-18', 'L', 'Manyar', '35.23.14', 'Serikat buruh', 'Penyuluhan hak pekerja'],
  ['|Tri Wulandari|A.Md.', 'Gresik', '1984-06-30', 'P', 'Driyorejo', '35.25.15', 'Posyandu remaja', 'Kelas remaja sehat'],
  ['|Kusnan|', 'Gresik', '1955-05-05', 'L', 'Balongpanggang', '35.25.02', 'Perangkat desa purna tugas', 'Pengurus lumbung pangan'],
  ['|Hamidah|', 'Gresik', '1976-11-27', 'P', 'Sidayu', '35.25.09', 'Kelompok batik', ''],
  ['|Dwi Cahyono|S.T.', 'Gresik', '1980-02-02', 'L', 'Wringinanom', '35.25.06', 'Bank sampah', 'Menggerakkan warga memilah sampah'],
  ['|Wiwik Indarwati|', 'Gresik', '1971-01-16', 'P', 'Gresik', '35.25.16', 'Tim Penggerak PKK', 'Penyuluhan pencegahan perkawinan anak'],
];

const GROUPS = [['Kota Surabaya', SURABAYA], ['Kab. Sidoarjo', SIDOARJO], ['Kab. Gresik', GRESIK]] as const;

/** Two lines that the import has to warn about: a birth date and a sex that differ from the NIK. */
const OTHER_BIRTH_DATE = 'Hariyanto';
const OTHER_SEX = 'Hamidah';
/** Civil servants among the volunteers, with the middle and last groups of their NIP. */
const NIP_ENDINGS: Readonly<Record<string, string>> = { Kasiyanto: '1986031 901', 'Endang Tri Wahyuningsih': '1998032 902' };
const WITHOUT_PHONE = ['Tumini', 'Ponirin'];

/** The 42 nominees in the order of the list. NIK serials are 9901 to 9942, phones 0812-0000-0101 and on: nobody's. */
export const NOMINEES: readonly InventedNominee[] = GROUPS
  .flatMap(([regency, lines]) => lines.map((line) => ({ regency, line })))
  .map(({ regency, line }, index) => nominee(regency, line, index));

function nominee(regency: string, line: Line, index: number): InventedNominee {
  const [titled, birthPlace, birthDate, sex, district, issued, organisation, experience] = line;
  const [titleFront = '', name = '', titleBack = ''] = titled.split('|');
  const inNik = {
    birthDate: name === OTHER_BIRTH_DATE ? '1967-03-01' : birthDate,
    sex: name === OTHER_SEX ? ('L' as const) : sex,
  };
  const ending = NIP_ENDINGS[name];
  return {
    name, titleFront, titleBack, birthPlace, birthDate, sex, regency, district, organisation, experience,
    nik: composeNik({ district: issued, ...inNik, serial: 9901 + index }),
    nip: ending ? `${birthDate.replaceAll('-', '')} ${ending.slice(0, 6)} ${ending.slice(6, 7)} ${ending.slice(8)}` : '',
    phone: WITHOUT_PHONE.includes(name) ? '' : `0812-0000-${String(101 + index).padStart(4, '0')}`,
    email: index % 3 === 0 ? `${name.toLowerCase().replace(/[^a-z]+/g, '.').slice(0, 24).replace(/^\.|\.$/g, '')}@warga.example` : '',
  };
}
