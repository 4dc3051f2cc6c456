/** Reading PKCS#12 files (RFC 7292): what certification authorities hand out as .p12 or .pfx. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type * as NodeForge from 'node-forge';
import { keySigner } from './open-signer.ts';
import { SignerError } from './signer-error.ts';
import type { RawSigner } from './signer.ts';

/** Larger files are no key: a P12 with a long chain has some 10 KB. */
const MAX_P12_BYTES = 1024 * 1024;

type Forge = typeof NodeForge;

/** node-forge is loaded when a P12 is opened, and not before: few systems have one. */
async function loadForge(): Promise<Forge> {
  const loaded: Forge & { readonly default?: Forge } = await import('node-forge');
  return loaded.default ?? loaded;
}

const der = (forge: Forge, value: NodeForge.asn1.Asn1): Uint8Array => new Uint8Array(Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1'));

function parse(forge: Forge, file: Uint8Array, passphrase: string): NodeForge.pkcs12.Pkcs12Pfx {
  let tree: NodeForge.asn1.Asn1;
  try {
    tree = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString('latin1')));
  } catch (cause) {
    throw new SignerError('The file is no PKCS#12 file, or is damaged', { cause });
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(tree, false, passphrase);
  } catch (cause) {
    // Forge says the same for a wrong passphrase and for most damages: the MAC does not fit.
    const wrong = cause instanceof Error && /password|MAC/i.test(cause.message);
    throw new SignerError(`The PKCS#12 file cannot be opened: ${wrong ? 'wrong passphrase, or damaged' : 'damaged, or encrypted in a way not known here'}`, { cause, problem: wrong ? 'passphrase-wrong' : 'key-unusable' });
  }
}

/** Forge understands RSA keys alone and hands other kinds over as ASN.1, which node reads as well. */
function keysIn(forge: Forge, file: NodeForge.pkcs12.Pkcs12Pfx): KeyObject[] {
  const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
  return [keyBag, pkcs8ShroudedKeyBag].flatMap((type) => (type ? (file.getBags({ bagType: type })[type] ?? []) : [])).flatMap((bag) => {
    const info = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
    return info ? [createPrivateKey({ key: Buffer.from(der(forge, info)), format: 'der', type: 'pkcs8' })] : [];
  });
}

function certificatesIn(forge: Forge, file: NodeForge.pkcs12.Pkcs12Pfx): X509Certificate[] {
  const { certBag } = forge.pki.oids;
  return (certBag ? (file.getBags({ bagType: certBag })[certBag] ?? []) : []).map((bag) => {
    const tree = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
    return new X509Certificate(der(forge, tree));
  });
}

/** The certificate of the key, then its issuer, and so on; certificates that do not belong to it are left out. */
function chainOf(own: X509Certificate, others: readonly X509Certificate[]): Uint8Array[] {
  const chain = [own];
  for (let last = own; ; ) {
    const issuer = others.find((candidate) => !chain.includes(candidate) && last.checkIssued(candidate));
    if (!issuer) return chain.map(({ raw }) => new Uint8Array(raw));
    chain.push(issuer);
    last = issuer;
  }
}

/**
 * Opens the signer in a PKCS#12 file: the first private key that has its certificate beside it. RSA and P-256; files
 * encrypted by PBES2 (AES) as of today and by the older 3DES and RC2 of most authorities.
 * @throws SignerError for a wrong passphrase, a damaged file, a file without key or without its certificate
 */
export async function openP12(file: Uint8Array, passphrase: string): Promise<RawSigner> {
  if (file.length > MAX_P12_BYTES) throw new SignerError('The PKCS#12 file is larger than 1 MB: it is no key');
  const forge = await loadForge();
  const opened = parse(forge, file, passphrase);
  let keys: KeyObject[];
  let certificates: X509Certificate[];
  try {
    [keys, certificates] = [keysIn(forge, opened), certificatesIn(forge, opened)];
  } catch (cause) {
    throw new SignerError('The PKCS#12 file holds a key or certificate of a kind not known here', { cause });
  }
  if (keys.length === 0) throw new SignerError('The PKCS#12 file holds no private key', { problem: 'key-absent' });
  for (const key of keys) {
    const own = certificates.find((candidate) => candidate.checkPrivateKey(key));
    if (own) return keySigner(key, chainOf(own, certificates));
  }
  throw new SignerError('The PKCS#12 file holds no certificate for its key', { problem: 'certificate-absent' });
}
