import type { PrintedField } from './compare-fields';
import type { PublicCertificate } from './public-certificate';

/** One word about a file and the register together, for people and for `bekal verify`. */
export const VERDICTS = ['genuine', 'revoked', 'replaced', 'altered', 'foreign', 'unsigned', 'unreadable'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type RegisterStatus = 'valid' | 'suspended' | 'revoked' | 'replaced' | 'absent';

export interface FileAnswer {
  readonly verdict: Verdict;
  /** The signed bytes are the bytes of the file, all of them. */
  readonly intact: boolean;
  /** Signed with our keys. */
  readonly trusted: boolean;
  readonly register: RegisterStatus;
  /** Codes, most important first; closed here and in the certificate library. */
  readonly reasons: readonly string[];
  /** The register entry under the code the file names. Says nothing about the file unless the verdict does. */
  readonly certificate: PublicCertificate | null;
  /** Every byte is as it was issued. */
  readonly identical: boolean;
  readonly signer: { readonly name: string; readonly organisation: string; readonly keyId: string; readonly root: string | null } | null;
  /** By the word of a trusted time-stamp authority. */
  readonly signedAt: Date | null;
  /** Objects written after the signature. */
  readonly changes: number;
  /** Printed fields in which the file says something else than the register, as far as it says what it prints. */
  readonly differences: readonly PrintedField[];
  /** PAdES level that was reached and holds. */
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | null;
  /** The signer's name is vouched for by a root that is not ours. */
  readonly recognised: boolean;
  /** Lower-case hexadecimal, of the bytes that were sent. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What people read as the verdict: a suspended certificate is told apart from a revoked one in words. */
export type SaidVerdict = Verdict | 'suspended';
export const saidVerdict = ({ verdict, register }: Pick<FileAnswer, 'verdict' | 'register'>): SaidVerdict => (verdict === 'revoked' && register === 'suspended' ? 'suspended' : verdict);

/** The signature is ours and the register knows the file: the printed fields may be shown as the file's own. */
export const isOurs = ({ verdict }: Pick<FileAnswer, 'verdict'>): boolean => verdict === 'genuine' || verdict === 'revoked' || verdict === 'replaced';

/**
 * The findings people are told. That a revocation list is missing says something about a whole file of another issuer,
 * and nothing about one whose signature is broken anyway.
 */
export const toldReasons = ({ reasons, intact }: Pick<FileAnswer, 'reasons' | 'intact'>): readonly string[] => (intact ? reasons : reasons.filter((code) => code !== 'revocation-unknown'));

export interface FileFindings {
  readonly file: 'genuine' | 'altered' | 'foreign' | 'unsigned' | 'unreadable';
  /** The file names a certificate of the register, whether or not it can still be read as one. */
  readonly madeFromOurs: boolean;
  readonly register: RegisterStatus;
  /** The printed fields the file carries are those of the register. */
  readonly fieldsEqual: boolean;
}

/**
 * The word for both answers together. A file of ours that the register does not know is `foreign`: nobody here vouches
 * for it. One whose fields differ from the register is `altered`, whatever its signature says; so is a file made from
 * one of ours whose signature was taken out or whose structure was broken: one changed byte can do either.
 */
export function verdictOf({ file, madeFromOurs, register, fieldsEqual }: FileFindings): { verdict: Verdict; reason: string | null } {
  if (madeFromOurs && (file === 'unsigned' || file === 'unreadable')) return { verdict: 'altered', reason: 'made-from-ours' };
  if (file !== 'genuine') return { verdict: file, reason: null };
  if (register === 'absent') return { verdict: 'foreign', reason: 'not-in-register' };
  if (!fieldsEqual) return { verdict: 'altered', reason: 'fields-differ' };
  if (register === 'valid') return { verdict: 'genuine', reason: null };
  // Out of force, if only for now: whoever acts on the verdict alone must not take it for valid.
  return { verdict: register === 'suspended' ? 'revoked' : register, reason: `certificate-${register}` };
}
