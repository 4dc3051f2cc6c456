/** A stranger's public key infrastructure made by OpenSSL: root, authority below it, signer, each with its own key. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromPem } from '../../../certificates/pki/pem.ts';
import { concat } from '../../../certificates/asn1/der-writer.ts';

/** Kinds of key OpenSSL makes for strangers. */
export const keyKinds = {
  'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  'brainpoolP256r1': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
  secp256k1: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
  Ed25519: ['-algorithm', 'ED25519'],
} as const;
export type ForeignKey = keyof typeof keyKinds;

export interface ForeignChain {
  readonly root: string;
  readonly intermediate: { readonly certificate: string; readonly privateKey: string };
  readonly signer: { readonly certificate: string; readonly privateKey: string };
  /** Paths for further calls of OpenSSL. */
  path(name: 'root' | 'intermediate' | 'signer', kind: 'key' | 'pem'): string;
}

const EXTENSIONS = {
  intermediate: 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n',
  signer: 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash\ncertificatePolicies=1.2.3.4\n',
} as const;

const openssl = (...args: readonly string[]): void => {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Makes a chain in a folder. Certificates are signed with the given extra arguments, for example for RSA-PSS. */
export function foreignChain(folder: string, key: ForeignKey, authorityKey: ForeignKey = 'P-384', signing: readonly string[] = []): ForeignChain {
  const path: ForeignChain['path'] = (name, kind) => join(folder, `${name}.${kind}`);
  const makeKey = (name: 'root' | 'intermediate' | 'signer', kind: ForeignKey): void => openssl('genpkey', ...keyKinds[kind], '-out', path(name, 'key'));
  makeKey('root', authorityKey);
  openssl('req', '-x509', '-new', '-key', path('root', 'key'), '-out', path('root', 'pem'), '-days', '3650', '-subj', '/C=ID/O=Lembaga Nasional Uji/CN=Akar Nasional Uji',
    '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-sha384');
  const issue = (name: 'intermediate' | 'signer', issuer: 'root' | 'intermediate', kind: ForeignKey, subject: string): void => {
    makeKey(name, kind);
    const extensions = join(folder, `${name}.ext`);
    writeFileSync(extensions, EXTENSIONS[name]);
    const request = join(folder, `${name}.csr`);
    openssl('req', '-new', '-key', path(name, 'key'), '-out', request, '-subj', subject);
    openssl('x509', '-req', '-in', request, '-CA', path(issuer, 'pem'), '-CAkey', path(issuer, 'key'), '-CAcreateserial', '-out', path(name, 'pem'), '-days', '3000', '-extfile', extensions, '-sha384', ...signing);
  };
  issue('intermediate', 'root', authorityKey === 'Ed25519' ? 'Ed25519' : authorityKey, '/C=ID/O=Lembaga Nasional Uji/CN=Penerbit Nasional Uji');
  issue('signer', 'intermediate', key, '/C=ID/O=Rumah Sakit Uji/CN=dr. Contoh Penanda Tangan');
  const read = (name: 'intermediate' | 'signer') => ({ certificate: readFileSync(path(name, 'pem'), 'utf8'), privateKey: readFileSync(path(name, 'key'), 'utf8') });
  return { root: readFileSync(path('root', 'pem'), 'utf8'), intermediate: read('intermediate'), signer: read('signer'), path };
}

/** A container over covered bytes as OpenSSL makes it; extra arguments choose digest, padding and encoding. */
export function opensslContainer(folder: string, chain: ForeignChain, extra: readonly string[] = ['-md', 'sha256'], withIntermediate = true) {
  return (covered: readonly [Uint8Array, Uint8Array]): Promise<Uint8Array> => {
    const data = join(folder, 'covered.bin');
    const out = join(folder, 'out.cms');
    writeFileSync(data, concat(covered));
    openssl('cms', '-sign', '-cades', '-binary', '-outform', 'DER', '-in', data, '-out', out, '-signer', chain.path('signer', 'pem'), '-inkey', chain.path('signer', 'key'),
      ...(withIntermediate ? ['-certfile', chain.path('intermediate', 'pem')] : []), ...extra);
    return Promise.resolve(new Uint8Array(readFileSync(out)));
  };
}

export const derOf = (pem: string): Uint8Array => fromPem('CERTIFICATE', pem)[0] ?? new Uint8Array();
