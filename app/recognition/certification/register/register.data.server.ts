import { randomBytes, randomUUID } from 'node:crypto';
import type { CertificateClaims } from '#certificates';
import type { Tx } from '~/platform/context.server';
import { makeCertificateCode } from '../certificate-code';

/** The one register of this office; another would count for itself. */
export const REGISTER = 'sertifikat';

/**
 * Takes the next `count` numbers of a register's year, in the transaction that uses them: when it rolls back, the
 * numbers were never given. @returns the first of them
 */
export async function reserveNumbers(tx: Tx, year: number, count: number): Promise<number> {
  const where = { register_year: { register: REGISTER, year } };
  const counter = await tx.registerCounter.upsert({ where, create: { register: REGISTER, year, last: count }, update: { last: { increment: count } }, select: { last: true } });
  return counter.last - count + 1;
}

/** A fresh id and code, drawn before the transaction so that a repeat of it uses the same. */
export const freshIdentity = (): { id: string; code: string } => ({ id: randomUUID(), code: makeCertificateCode(randomBytes(96)) });

export interface NewCertificate {
  readonly id: string;
  readonly batchId: string;
  readonly participationId: string;
  readonly year: number;
  readonly sequence: number;
  readonly number: string;
  readonly code: string;
  readonly claims: CertificateClaims;
  readonly ruleSetVersion: number;
  readonly reservedAt: Date;
  readonly replacesId: string | null;
}

export async function insertCertificates(tx: Tx, certificates: readonly NewCertificate[]): Promise<void> {
  await tx.certificate.createMany({
    data: certificates.map(({ claims, ...row }) => ({ ...row, register: REGISTER, templateVersion: `${claims.templateVersion}-landscape`, claims: JSON.parse(JSON.stringify(claims)) })),
  });
}

/** Which of these certificates can still be replaced: sealed, neither suspended nor revoked nor replaced. */
export async function replaceable(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.certificate.findMany({ where: { id: { in: [...ids] }, sealedAt: { not: null }, revocation: null, replacedBy: null, suspensions: { none: { liftedAt: null } } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
