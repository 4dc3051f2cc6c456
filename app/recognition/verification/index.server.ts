export { lookUpCode } from './look-up-code.server';
export { verifyFile } from './verify-file.server';
export { VerifierBusy } from './verification-gate.server';
export { answerCertificate, answerDescription, answerVerification } from './api/answer-machines.server';
export { readCodePhoto } from './read-code-photo.server';
export { checkFiles } from './checking/check-files.server';
export { eraseChecking, findChecking } from './checking/kept-checkings.server';
export { resultReport } from './checking/result-report.server';
export { resultSheet } from './checking/result-sheet.server';
