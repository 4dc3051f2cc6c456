export { isOurs, saidVerdict, VERDICTS, verdictOf, type FileAnswer, type RegisterStatus, type SaidVerdict, type Verdict } from './file-answer';
export type { PublicCertificate } from './public-certificate';
export { CHECK_LIMITS, type CheckedFile, type Checking } from './checking/checking';
export { countByVerdict, resultRow, type ResultRow } from './checking/result-rows';
export { checkingTexts } from './checking/checking.texts';
export { reasonSentence, reasonTexts } from './reasons.texts';
export { texts as verificationTexts } from './texts';
