/** The certificate library: make keys, sign PDFs, verify them. Nothing here knows the application. */
export { createAuthority, createCrl, issueCertificate } from './pki/authority.ts';
export type { Authority, AuthorityRequest, KeyedCertificate } from './pki/authority.ts';
export type { KeyKind } from './pki/keys.ts';
export type { RevocationReason, RevokedCertificate } from './pki/x509.ts';
export { openSigner, SignerError } from './pki/open-signer.ts';
export type { RawSigner, Signer } from './pki/open-signer.ts';
export { localTimestamper } from './sign/timestamper.ts';
export type { LocalTimestamper, LocalTimestamperSettings, Timestamper } from './sign/timestamper.ts';
export { signPdf, SigningError } from './sign/sign-pdf.ts';
export type { SignRequest } from './sign/sign-pdf.ts';
export { MAX_PDF_BYTES, verifyPdf } from './verify/verify-pdf.ts';
export type { VerifyRequest } from './verify/verify-pdf.ts';
export { fileVerdict } from './verify/report.ts';
export type { FileVerdict, LaterChange, ReasonCode, SignerFacts, TimestampFacts, UnreadableCode, VerificationReport } from './verify/report.ts';
export { PdfError } from './pdf/values.ts';
export type { PdfErrorCode } from './pdf/values.ts';
