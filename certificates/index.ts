/** The certificate library: make keys, sign PDFs, verify them. Nothing here knows the application. */
export { certifyKey, createAuthority, createCrl, issueCertificate } from './pki/authority.ts';
export type { Authority, AuthorityRequest, KeyedCertificate } from './pki/authority.ts';
export type { KeyKind } from './pki/keys.ts';
export type { Publication, RevocationReason, RevokedCertificate } from './pki/x509.ts';
export { localOcspResponder } from './pki/ocsp-responder.ts';
export type { CertificateStatus, OcspResponder, OcspResponderSettings } from './pki/ocsp-responder.ts';
export { ocspRequest } from './pki/ocsp-request.ts';
export { openSigner } from './pki/open-signer.ts';
export { openPkcs11, readPkcs11Key } from './pki/pkcs11.ts';
export type { Pkcs11Settings, Pkcs11Signer } from './pki/pkcs11.ts';
export { openP12 } from './pki/p12.ts';
export { SIGNER_PROBLEMS, SignerError } from './pki/signer-error.ts';
export type { Remedy, SignerProblem } from './pki/signer-error.ts';
export type { CmsSigner, PdfSigner, RawSigner, SignatureAppearance, Signer } from './pki/signer.ts';
export { localTimestamper } from './sign/timestamper.ts';
export type { LocalTimestamper, LocalTimestamperSettings, Timestamper } from './sign/timestamper.ts';
export { signPdf } from './sign/sign-pdf.ts';
export type { SignRequest } from './sign/sign-pdf.ts';
export { SigningError } from './sign/signing-error.ts';
export { enrichPdf, longTermState } from './sign/enrich-pdf.ts';
export type { EnrichRequest, LongTermState, RevocationSource, SignatureLevel } from './sign/enrich-pdf.ts';
export { revocationSource } from './sign/revocation-source.ts';
export type { Stamp } from './sign/evidence.ts';
export { MAX_PDF_BYTES, verifyPdf } from './verify/verify-pdf.ts';
export type { VerifyRequest } from './verify/verify-pdf.ts';
export { fileVerdict } from './verify/report.ts';
export type {
  AttachmentFacts, DangerCode, DocumentTimestampFacts, FileVerdict, LaterChange, ReachedLevel, ReasonCode, SignatureSummary, SignerFacts, TimestampFacts,
  TimestampProblem, UnreadableCode, ValidationDataFacts, VerificationReport,
} from './verify/report.ts';
export { PdfError } from './pdf/values.ts';
export type { PdfErrorCode } from './pdf/values.ts';
export { renderCertificate } from './render/certificate/render-certificate.ts';
export type { CertificateLayout } from './render/certificate/render-certificate.ts';
export type { CertificateClaims, ParticipantClaim, ProgrammeClaim, SignatoryClaim, SubjectClaim } from './render/certificate/claims.ts';
export { claimsDigest, validateClaims } from './render/certificate/validate-claims.ts';
export { ClaimsError, unprintable } from './render/refusal.ts';
export type { ClaimsProblem } from './render/refusal.ts';
export { renderLetter, renderLetters } from './render/letter/render-letter.ts';
export type { Letter, LetterBlock, LetterQr } from './render/letter/letter.ts';
export { renderCards } from './render/cards/render-cards.ts';
export type { Card, CardSheet } from './render/cards/render-cards.ts';
export { dateWords, periodWords } from './render/civil-date.ts';
export { encryptKey, MIN_PASSPHRASE, readKeyFolder, writeKeyFolder } from './pki/key-folder.ts';
export { stopVerifier, verifyPdfGuarded } from './verify/verify-guarded.ts';
export type { GuardLimits } from './verify/verify-guarded.ts';
export { bundleWorker, WORKER_FILE, WorkerSourceError } from './verify/worker-source.ts';
