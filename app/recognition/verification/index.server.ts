export { lookUpCode } from './look-up-code.server';
export { verifyFile } from './verify-file.server';
export { UPLOAD_LIMITS, verifyUploads } from './verify-uploads.server';
