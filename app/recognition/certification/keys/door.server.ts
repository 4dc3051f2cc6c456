/** What others may use of the keys. */
export { KeyError } from './key-error.server';
export { trustedRoots } from './open-keys.server';
export { readyCertification, readyCertification as testSigning, type SigningFacts } from './ready-certification.server';
export { signDocument } from './sign-document.server';
