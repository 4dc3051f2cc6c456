/** Fields of the paper that are compared with the register one by one, as the pages call them. */
export const PRINTED_FIELDS = ['title', 'number', 'name', 'birth', 'identifier', 'region', 'institution', 'rank', 'decision', 'training', 'cohort', 'dates', 'place', 'jp', 'subjects', 'competencies', 'issued', 'signatory', 'issuer', 'code', 'other'] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** The path of a claim, longest first, and the field people know it by. */
const FIELD_OF: readonly (readonly [string, PrintedField])[] = [
  ['participant.printedName', 'name'], ['participant.birthPlace', 'birth'], ['participant.birthDate', 'birth'], ['participant.identifierLabel', 'identifier'], ['participant.identifierMasked', 'identifier'],
  ['participant.rank', 'rank'], ['participant.position', 'rank'], ['participant.institution', 'institution'], ['participant.region', 'region'],
  ['programme.title', 'training'], ['programme.mode', 'training'], ['programme.organisers', 'issuer'], ['programme.cohort', 'cohort'], ['programme.from', 'dates'], ['programme.to', 'dates'], ['programme.place', 'place'], ['programme.jpTotal', 'jp'],
  ['title', 'title'], ['subtitle', 'title'], ['number', 'number'], ['decisionText', 'decision'], ['qualification', 'decision'], ['subjects', 'subjects'], ['competencies', 'competencies'],
  ['issuedOn', 'issued'], ['city', 'issued'], ['signatory', 'signatory'], ['signatories', 'signatory'], ['heading', 'issuer'], ['code', 'code'],
];

const leaves = (value: unknown, path = ''): (readonly [string, unknown])[] => (typeof value === 'object' && value !== null
  ? Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`))
  : [[path, value]]);

const fieldOf = (path: string): PrintedField => FIELD_OF.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))?.[1] ?? 'other';

/**
 * The fields in which what a file says differs from what the register says, each once, in the order of the paper. A file
 * may say less (public data leave out what is nobody's business), never something else and never more.
 */
export function differingFields(said: unknown, registered: unknown): PrintedField[] {
  const known = new Map(leaves(registered));
  const found = new Set(leaves(said).flatMap(([path, value]) => (known.get(path) === value ? [] : [fieldOf(path)])));
  // A list that was cut short says nothing else, but it says less than was printed.
  for (const list of ['subjects', 'competencies'] as const) if (shorter(said, registered, list)) found.add(list);
  return PRINTED_FIELDS.filter((field) => found.has(field));
}

function shorter(said: unknown, registered: unknown, list: string): boolean {
  const [mine, theirs] = [said, registered].map((value) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[list] : undefined));
  return Array.isArray(mine) && Array.isArray(theirs) && mine.length < theirs.length;
}
