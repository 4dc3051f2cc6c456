import { cellText, type SheetRow } from './nomination-cells';

export const FIELDS = [
  'number', 'name', 'titleFront', 'titleBack', 'titles', 'nik', 'nip', 'birthPlace', 'birthDate', 'birth', 'sex', 'phone', 'email',
  'regency', 'district', 'organisation', 'experience',
] as const;
export type Field = (typeof FIELDS)[number];
/** Which column, from 0, holds which field. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** Headings as lists have them, in small letters and digits alone. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  number: ['no', 'nomor', 'nourut', 'nomorurut'],
  name: ['nama', 'namalengkap', 'namapeserta', 'namacalon', 'namacalonpeserta', 'namalengkaptanpagelar', 'namalengkapsesuaiktp', 'namasesuaiktp', 'name', 'fullname'],
  titleFront: ['gelardepan', 'gelardidepan', 'gelardepannama'],
  titleBack: ['gelarbelakang', 'gelardibelakang', 'gelarbelakangnama'],
  titles: ['gelar', 'gelarakademik', 'gelardepanbelakang', 'title'],
  nik: ['nik', 'nonik', 'nomornik', 'nomorindukkependudukan', 'noktp', 'nomorktp', 'nikktp', 'noktpnik'],
  nip: ['nip', 'nipnippk', 'nipnipppk', 'nipbilaada', 'nipjikaada', 'nomorindukpegawai', 'nipnrp', 'nopegawai'],
  birthPlace: ['tempatlahir', 'tmplahir', 'tmptlahir', 'kotalahir', 'birthplace'],
  birthDate: ['tanggallahir', 'tgllahir', 'tglahir', 'birthdate', 'dateofbirth'],
  birth: ['tempattanggallahir', 'tempattgllahir', 'tempatdantanggallahir', 'tempatdantgllahir', 'ttl', 'tmptgllahir', 'tempattanggallahirttl'],
  sex: ['lp', 'jk', 'jeniskelamin', 'jeniskelaminlp', 'jkel', 'kelamin', 'lakilakiperempuan', 'sex', 'gender'],
  phone: ['hp', 'nohp', 'nomorhp', 'nohpwa', 'nohpwhatsapp', 'wa', 'nowa', 'nomorwa', 'whatsapp', 'hpwa', 'telepon', 'notelepon', 'notelp', 'telp', 'nomortelepon', 'teleponhp', 'phone'],
  email: ['surel', 'email', 'alamatsurel', 'alamatemail', 'surelemail', 'emailsurel'],
  regency: ['kabupatenkota', 'kabkota', 'kotakabupaten', 'kotakab', 'kabupaten', 'kota', 'asalkabupatenkota', 'asalkabkota', 'wilayah', 'asalwilayah', 'asaldaerah'],
  district: ['kecamatan', 'kec', 'asalkecamatan'],
  organisation: ['organisasi', 'lembaga', 'organisasilembaga', 'asalorganisasi', 'asallembaga', 'instansi', 'unsur', 'organisasiasal', 'jabatandalamorganisasi'],
  experience: ['pengalaman', 'pengalamanpenyuluhan', 'pengalamankesos', 'pengalamansosial', 'pengalamandibidangkesos', 'riwayatpengalaman', 'keterangan'],
};

function headingKey(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '');
}

function fieldOf(heading: string): Field | null {
  const plain = headingKey(heading.replace(/\([^)]*\)/g, ''));
  const whole = headingKey(heading);
  return FIELDS.find((field) => HEADINGS[field].includes(plain) || HEADINGS[field].includes(whole)) ?? null;
}

/** A row is the heading of the list when it names the person and at least two fields more; titles above it are passed over. */
const SEARCHED_ROWS = 20;

export function findHeading(rows: readonly SheetRow[]): { index: number; columns: Columns; unknown: string[] } | null {
  for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const columns: Partial<Record<Field, number>> = {};
    const unknown: string[] = [];
    row.cells.forEach((cell, column) => {
      const text = cellText(cell);
      const field = fieldOf(text);
      if (field && columns[field] === undefined) columns[field] = column;
      else if (text !== '') unknown.push(text);
    });
    if (columns.name !== undefined && Object.keys(columns).length >= 3) return { index, columns, unknown };
  }
  return null;
}

/** Fields without which nobody can be nominated. */
export const REQUIRED_FIELDS: readonly Field[] = ['name', 'nik', 'regency'];

export function missingColumns(columns: Columns): Field[] {
  return REQUIRED_FIELDS.filter((field) => columns[field] === undefined);
}
