/** A name as on the KTP, in one piece, with titles kept apart. Indonesian names have no first and last part. */
export interface PersonName {
  readonly titleFront: string | null;
  readonly name: string;
  readonly titleBack: string | null;
}

const FRONT_ACADEMIC = new Set(['dr', 'drs', 'dra', 'drg', 'drh', 'ir', 'prof', 'apt', 'ns']);
const FRONT_RELIGIOUS = new Set(['h', 'hj', 'kh', 'ky', 'kyai', 'nyai', 'ust', 'ustadz', 'ustadzah', 'gus', 'pdt', 'rm']);
/** Front titles that are also names or words when no dot follows: Gus, Kyai and the like need none. */
const FRONT_WITHOUT_DOT = new Set(['kh', 'kyai', 'nyai', 'ustadz', 'ustadzah', 'drs', 'dra', 'hj', 'prof', 'drg']);

/** Degrees written after a name, without dots and in small letters. */
const BACK = new Set((
  'ba bsc bba ma mba msc mph mm mh mhum msi mpd mpdi mkes mkep mkesos msos mpssp map mip mt mp mag mak mkom mikom mei mti mpsi msn '
  + 'phd sh shi shum se sei sy ssos ssosi strsos spd spdi spdsd spsi skm skep skom skel ssi sst sstp stp st sp spt spi sip sap sag sak '
  + 'sikom sfil sfarm sked skg sgz ssn ssy sthi sti stt ds aks amd amdkep amdkeb amdsos amak lc sps cpsp ners ns apt sppd spog spa'
).split(' '));
const bare = (token: string) => token.replace(/[.\s]/g, '').toLowerCase();

export function isAcademicFront(token: string): boolean {
  return FRONT_ACADEMIC.has(bare(token));
}

function isFrontTitle(token: string): boolean {
  const key = bare(token);
  if (!FRONT_ACADEMIC.has(key) && !FRONT_RELIGIOUS.has(key)) return false;
  return token.endsWith('.') || FRONT_WITHOUT_DOT.has(key);
}

/** A degree after a comma may be written without dots: ", SE"; without a comma it must carry one: "S.Sos". */
function isBackTitle(token: string, afterComma: boolean): boolean {
  const looks = BACK.has(bare(token)) || /^[SMA]\.\s?[A-Z][A-Za-z]*\.(\s?[A-Z][A-Za-z]*\.?)*$/.test(token);
  return looks && (afterComma || token.includes('.'));
}

/**
 * Finds the titles typed inside a name: "Dra. Siti Aminah, S.Sos., M.Si." → Dra. | Siti Aminah | S.Sos., M.Si.
 * What is not surely a title stays in the name. No letter is lost or moved past another.
 */
export function splitTitles(name: string): PersonName {
  const pieces = name.split(',').map((piece) => piece.trim());
  const back: string[] = [];
  while (pieces.length > 1 && isTitleList(pieces.at(-1) ?? '')) {
    const piece = pieces.pop() ?? '';
    if (piece !== '') back.unshift(piece);
  }
  const words = pieces.join(', ').split(' ').filter((word) => word !== '');
  const trailing: string[] = [];
  while (words.length > 1 && isBackTitle(words.at(-1) ?? '', false) && !(words.at(-2) ?? '').endsWith(',')) {
    trailing.unshift(words.pop() ?? '');
  }
  const front: string[] = [];
  while (words.length > 1 && isFrontTitle(words[0] ?? '')) front.push(words.shift() ?? '');
  if (!/\p{L}/u.test(words.join(''))) return { titleFront: null, name, titleBack: null };
  return {
    titleFront: front.length > 0 ? front.join(' ') : null,
    name: words.join(' '),
    titleBack: trailing.length + back.length > 0 ? [...trailing, ...back].join(', ') : null,
  };
}

/** One piece between commas: a degree, several degrees with spaces between, or nothing. */
function isTitleList(piece: string): boolean {
  return piece === '' || isBackTitle(piece, true) || piece.split(' ').every((word) => isBackTitle(word, true));
}

/** Sorts the titles of one column "gelar" to their places: "Dra., M.Si." → Dra. | M.Si. What is no front title stands behind. */
export function sortTitles(text: string): { titleFront: string | null; titleBack: string | null } {
  const pieces = text.split(/[,;/]/).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const isFront = (piece: string) => piece.split(' ').every(isFrontTitle);
  const front = pieces.filter(isFront).join(' ');
  const back = pieces.filter((piece) => !isFront(piece)).join(', ');
  return { titleFront: front === '' ? null : front, titleBack: back === '' ? null : back };
}
