import type { ReadDb } from '~/platform/context.server';
import { EAST_JAVA } from '~/people/regions';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { formatCertificateCode } from '../certificate-code';
import { registerRows, type CertificateFacts } from './certificate.data.server';
import type { CertificateStatus } from './certificate-status';

export interface ListedCertificate {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly name: string;
  readonly cohort: string;
  readonly status: CertificateStatus;
  readonly issuedOn: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
}

export interface ListFilter {
  /** Key of an angkatan. */
  readonly cohort?: string;
  readonly status?: CertificateStatus;
}

export const listed = (row: CertificateFacts): ListedCertificate => ({
  id: row.id, number: row.number, code: formatCertificateCode(row.code), name: row.claims.participant.printedName, cohort: row.batch.cohort.key,
  status: row.status, issuedOn: row.claims.issuedOn, sha256: row.pdfSha256, bytes: row.pdfBytes,
});

const PAGE = 500;

/** Every certificate of the register, page by page, for those who run the system. An unknown angkatan has none. */
export async function* eachCertificate(db: ReadDb, { cohort, status }: ListFilter = {}): AsyncGenerator<CertificateFacts> {
  const found = cohort === undefined ? undefined : await findCohortByKey(db, cohort);
  if (found === null) return;
  for (let skip = 0; ; skip += PAGE) {
    const { rows } = await registerRows(db, { regions: [EAST_JAVA], cohortId: found?.id, status }, { skip, take: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** The register as a list, newest number first. */
export async function listCertificates(db: ReadDb, filter: ListFilter = {}): Promise<ListedCertificate[]> {
  const all: ListedCertificate[] = [];
  for await (const row of eachCertificate(db, filter)) all.push(listed(row));
  return all;
}
