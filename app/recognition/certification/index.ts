export { CERTIFICATE_CODE_BITS, CERTIFICATE_CODE_LENGTH, formatCertificateCode, makeCertificateCode, readCertificateCode } from './certificate-code';
export { allowedTitles, canonicalClaims, checkTitle, TITLES } from './claims';
export type { CertificateClaims, CertificateTitle, InstitutionSettings, TitleRefusal } from './claims';
export { checkPattern, DEFAULT_PATTERN, formatNumber, NUMBER_TOKENS, registerYear } from './register-number';
export type { NumberFacts, NumberToken, PatternRefusal } from './register-number';
export { texts as certificationTexts } from './texts';
