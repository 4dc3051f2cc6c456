/** What others may use of the keys. */
export { certifyToken } from './certify-token.server';
export { KeyError } from './key-error.server';
export { keyFileFaults } from './key-files.server';
export { trustedRoots } from './key-sets.server';
export { listKeys, type ListedKey } from './list-keys.server';
export { readyCertification, readyCertification as testSigning, type SigningFacts } from './ready-certification.server';
export { rotateKeys } from './rotate-keys.server';
export { signDocument } from './sign-document.server';
export { SignerHeldUp } from './signer-held-up.server';
