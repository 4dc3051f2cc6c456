/** What a document says about itself. Dates come from the caller, so that equal input gives equal bytes. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Civil date of the document. */
  readonly date: string;
  /** Code and digest of the claims, for certificates. */
  readonly code?: string;
  readonly claimsDigest?: string;
  /** Set for files that keep to PDF/A-3. */
  readonly archival?: boolean;
}
