export { VERDICTS, verdictOf, type FileAnswer, type RegisterStatus, type Verdict } from './file-answer';
export type { PublicCertificate } from './public-certificate';
export { texts as verificationTexts } from './texts';
