import { z } from 'zod';
import { cleanName, cleanText, readNip, withoutTitles } from '~/people/accounts';
import { checkPattern } from '../register-number';
import { checkTitle, promisesCompetence, TITLES } from '../title';
import { QUALIFICATIONS, SIGNING_PREFIXES, TEMPLATES, type CertificationSettings } from './settings';

/** One line of text, cleaned of what no reader sees. */
const line = (max: number) => z.string().transform(cleanText).pipe(z.string().max(max));
const needed = (max: number) => z.string().transform(cleanText).pipe(z.string().min(1).max(max));
const code = z.string().transform(cleanText).pipe(z.string().max(20).regex(/^[A-Za-z0-9.\-]*$/, 'fault.code'));

export const SignatoryShape = z.strictObject({
  position: needed(150), prefix: z.enum(SIGNING_PREFIXES).nullable(), name: needed(100), rank: needed(80), nip: z.string().regex(/^\d{18}$/),
});

/** The stored rows, one per group, by their key in the table of settings. */
export const STORED_SETTINGS = {
  'certification.institution': z.strictObject({ government: needed(100), office: needed(100), city: needed(60) }),
  'certification.numbering': z.strictObject({ pattern: needed(80), classification: code, unit: code }),
  'certification.wording': z.strictObject({ title: z.enum(TITLES), subtitle: line(100), qualification: z.enum(QUALIFICATIONS), licence: line(60).nullable(), template: z.enum(TEMPLATES).default('landscape') }),
  'certification.signatory': SignatoryShape.nullable(),
  'certification.signature-note': z.string().min(10).max(300),
} as const;

/** The form of the settings page. Faults are keys of its texts. */
export const SettingsInput = z.object({
  government: needed(100), office: needed(100), city: needed(60),
  pattern: needed(80), classification: code.default(''), unit: code.default(''),
  title: z.enum(TITLES), subtitle: line(100).default(''), qualification: z.enum(QUALIFICATIONS), licence: line(60).default(''), template: z.enum(TEMPLATES).default('landscape'),
  position: line(150).default(''), prefix: z.union([z.enum(SIGNING_PREFIXES), z.literal('')]).default(''),
  name: z.string().transform(cleanName).pipe(z.string().max(100)).default(''), rank: line(80).default(''), nip: z.string().max(30).default(''),
  signatureNote: z.string().transform(cleanText).pipe(z.string().min(10).max(300)),
}).superRefine((input, ctx) => {
  const fault = (field: keyof typeof input, message: string) => ctx.addIssue({ code: 'custom', path: [field], message, input: input[field] || '-' });
  const pattern = checkPattern(input.pattern);
  if (!pattern.ok) fault('pattern', pattern.refusal.code === 'pattern-unknown-token' ? 'fault.token' : `refusal.${pattern.refusal.code}`);
  const licence = { competencyLicence: input.licence || null };
  const title = checkTitle(input.title, licence);
  if (!title.ok) fault('title', `refusal.${title.refusal.code}`);
  if (promisesCompetence(input.subtitle, licence)) fault('subtitle', 'refusal.title-needs-licence');
  if (input.qualification === 'KOMPETEN' && promisesCompetence('sertifikat kompetensi', licence)) fault('qualification', 'fault.qualification');
  // The institution's own keys are no certified signature: naming the state's certification body would be a false promise.
  if (/BSrE|BSSN|tersertifikasi/i.test(input.signatureNote.replace(/tidak tersertifikasi/gi, ''))) fault('signatureNote', 'fault.note');
  signatoryFaults(input).forEach(([field, message]) => fault(field, message));
});
export type SettingsInput = z.output<typeof SettingsInput>;

type SignatoryFields = Record<'position' | 'name' | 'rank' | 'nip', string>;

/** The signatory is entered whole or not at all. */
function signatoryFaults(input: SignatoryFields): [keyof SignatoryFields, string][] {
  const fields = ['position', 'name', 'rank', 'nip'] as const;
  if (fields.every((field) => input[field] === '')) return [];
  const faults: [keyof SignatoryFields, string][] = fields.filter((field) => input[field] === '').map((field) => [field, 'fault.signatory']);
  if (input.name !== '' && withoutTitles(input.name) !== input.name) faults.push(['name', 'fault.titles']);
  if (input.nip !== '' && !readNip(input.nip).ok) faults.push(['nip', 'fault.nip']);
  return faults;
}

/** The settings a form asks for. */
export function settingsOf(input: SettingsInput): CertificationSettings {
  const nip = readNip(input.nip);
  return {
    institution: { government: input.government, office: input.office, city: input.city },
    numbering: { pattern: input.pattern, classification: input.classification, unit: input.unit },
    wording: { title: input.title, subtitle: input.subtitle, qualification: input.qualification, licence: input.licence || null, template: input.template },
    signatory: nip.ok && input.name ? { position: input.position, prefix: input.prefix || null, name: input.name, rank: input.rank, nip: nip.value.nip } : null,
    signatureNote: input.signatureNote,
  };
}
