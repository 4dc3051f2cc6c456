import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createPrivateKey, sign } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrl, fileVerdict, renderCertificate, verifyPdf } from '#certificates';
import type { VerificationReport } from '#certificates';
import { child, readBerExactly } from '../../certificates/asn1/ber-reader.ts';
import { concat, integer, octets, oid, sequence, setOf, tagged } from '../../certificates/asn1/der-writer.ts';
import { oids } from '../../certificates/asn1/oids.ts';
import { PdfDocument } from '../../certificates/pdf/document.ts';
import { latin1, object, streamObject } from '../../certificates/pdf/serialise.ts';
import { createHash } from 'node:crypto';
import { signByHand, widget, withField } from './support/countersign.ts';
import type { ByHand } from './support/countersign.ts';
import { edited, indefinite, places } from './support/cms-surgery.ts';
import { derOf, foreignChain, opensslContainer } from './support/foreign-chain.ts';
import type { ForeignChain, ForeignKey } from './support/foreign-chain.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { openOffice } from './support/office.ts';
import { addRevision, catalogWith, text } from './support/pdf-surgery.ts';
import { sampleClaims } from './support/sample-claims.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificates-foreign-'));
const office = openOffice();
/** An hour on: the strangers' certificates are made while the tests run. */
const now = new Date(Date.now() + 3_600_000);
let unsigned: Uint8Array;
let chain: ForeignChain;

const signed = (container: ByHand['container'], pdf = unsigned, name = 'Pertama'): Promise<Uint8Array> => signByHand(pdf, {
  objects: (document, field, signature) => [withField(document, field), object(field, widget(signature, name))], container });
const judged = (pdf: Uint8Array, terms: { furtherRoots?: string[]; ownSigners?: string[]; crls?: string[] } = {}): VerificationReport =>
  verifyPdf(pdf, { ...office.trust, crls: terms.crls ?? [], now, furtherRoots: terms.furtherRoots ?? [], ownSigners: terms.ownSigners ?? [] });

describe.runIf(installed('openssl'))('a file signed by a stranger', () => {
  beforeAll(async () => {
    unsigned = await renderCertificate(sampleClaims());
    chain = foreignChain(folder, 'RSA-2048', 'RSA-2048');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is intact and by a name, but nobody’s we know', async () => {
    const report = judged(await signed(opensslContainer(folder, chain)));
    expect(report).toMatchObject({ intact: true, unchanged: true, trusted: false, recognised: false, signer: { commonName: 'dr. Contoh Penanda Tangan', organisation: 'Rumah Sakit Uji' } });
    expect(report.reasons).toContain('signer-unknown');
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('is vouched for by a further root through the authority between them, and still not ours', async () => {
    const report = judged(await signed(opensslContainer(folder, chain)), { furtherRoots: [chain.root] });
    expect(report).toMatchObject({
      intact: true, trusted: false, recognised: true, trustedRoot: 'Akar Nasional Uji', level: 'B-B',
      chain: ['dr. Contoh Penanda Tangan', 'Penerbit Nasional Uji', 'Akar Nasional Uji'],
    });
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('finds the authority between them in the validation data when the signature lacks it', async () => {
    const bare = await signed(opensslContainer(folder, chain, ['-md', 'sha256'], false));
    expect(judged(bare, { furtherRoots: [chain.root] }).reasons).toContain('signer-unknown');
    const helped = addRevision(bare, (document) => [
      catalogWith(document, (catalog) => catalog.replace(/>>$/, `/DSS ${document.size} 0 R>>`)), object(document.size, `<</Type/DSS/Certs[${document.size + 1} 0 R]>>`),
      streamObject(document.size + 1, '', derOf(chain.intermediate.certificate)),
    ]);
    expect(judged(helped, { furtherRoots: [chain.root] })).toMatchObject({ recognised: true, coversWholeDocument: false, unchanged: true, validationData: { certificates: 1, crls: 0, ocspResponses: 0 } });
  });

  it('is ours when its signer is named as ours below a shared root', async () => {
    // OpenSSL writes a container of its own form; ours has one form only.
    const report = judged(await signed(opensslContainer(folder, chain)), { furtherRoots: [chain.root], ownSigners: [chain.signer.certificate] });
    expect(report.recognised).toBe(false);
    expect(report.trustedRoot).toBe('Akar Nasional Uji');
  });

  it('says when its signer, or the authority above it, was withdrawn', async () => {
    const pdf = await signed(opensslContainer(folder, chain));
    const serialOf = (pem: string): string => Buffer.from(child(child(readBerExactly(derOf(pem)), 0), 1).content).toString('hex').replace(/^00/, '');
    const ago = new Date(now.getTime() - 1_800_000);
    const list = (issuer: { certificate: string; privateKey: string }, serial: string, at = ago) => createCrl(issuer, { revoked: [{ serial, at, reason: 'keyCompromise' }], number: 1, now });
    const root = { certificate: chain.root, privateKey: readFileSync(chain.path('root', 'key'), 'utf8') };
    const signer = judged(pdf, { furtherRoots: [chain.root], crls: [list(chain.intermediate, serialOf(chain.signer.certificate))] });
    expect(signer.reasons).toContain('signer-revoked');
    expect([signer.recognised, signer.revoked?.reason]).toEqual([false, 1]);
    expect(judged(pdf, { furtherRoots: [chain.root], crls: [list(root, serialOf(chain.intermediate.certificate))] }).reasons).toContain('issuer-revoked');
    // A list of the root says nothing about those whom the authority below it has issued.
    expect(judged(pdf, { furtherRoots: [chain.root], crls: [list(root, serialOf(chain.signer.certificate))] }).recognised).toBe(true);
  });

  it('is read with indefinite lengths, as many programs write them', async () => {
    const pdf = await signed(async (covered) => {
      let cms = edited(await opensslContainer(folder, chain)(covered), [...places.signerInfo, 3], (parts) => parts);
      for (const path of [places.signerInfo, places.signerInfos, places.signedData, [1], []] as const) cms = edited(cms, path, (parts) => parts.map((part, i) => (i >= parts.length - 3 && (part[0] ?? 0) & 0x20 ? indefinite(part) : part)));
      return indefinite(cms);
    });
    expect(text(pdf)).toMatch(/\/Contents <3080/i);
    expect(judged(pdf, { furtherRoots: [chain.root] })).toMatchObject({ intact: true, recognised: true });
  });

  it.each<[string, ForeignKey, string[]]>([
    ['RSA with SHA-512', 'RSA-2048', ['-md', 'sha512']],
    ['RSA-PSS with SHA-256', 'RSA-2048', ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss']],
    ['RSA-PSS with SHA-384 and a salt of its own length', 'RSA-2048', ['-md', 'sha384', '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:20']],
    ['P-384 with SHA-384', 'P-384', ['-md', 'sha384']],
    ['P-521 with SHA-512', 'P-521', ['-md', 'sha512']],
    ['Brainpool with SHA-256', 'brainpoolP256r1', ['-md', 'sha256']],
  ])('is read with %s', (_, key, extra) => inFolder(async (_put, own) => {
    const strange = foreignChain(own, key, key);
    const report = judged(await signed(opensslContainer(own, strange, extra)), { furtherRoots: [strange.root] });
    expect(report.reasons).toEqual(['timestamp-missing', 'revocation-unknown']);
    expect(report).toMatchObject({ intact: true, recognised: true });
  }));

  it('is read below authorities that sign with RSA-PSS', () => inFolder(async (_, own) => {
    const strange = foreignChain(own, 'P-384', 'RSA-2048', ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32']);
    expect(judged(await signed(opensslContainer(own, strange)), { furtherRoots: [strange.root] })).toMatchObject({ intact: true, recognised: true });
  }));

  it('is read with Ed25519 (RFC 8419)', () => inFolder(async (_, own) => {
    const strange = foreignChain(own, 'Ed25519', 'Ed25519');
    const container: ByHand['container'] = (covered) => {
      const digest = createHash('sha512').update(covered[0]).update(covered[1]).digest();
      const attribute = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), setOf(value));
      const own_ = derOf(strange.signer.certificate);
      const attributes = setOf(attribute(oids.contentType, oid(oids.data)), attribute(oids.messageDigest, octets(digest)),
        attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(createHash('sha256').update(own_).digest()))))));
      const value = sign(null, attributes, createPrivateKey(strange.signer.privateKey));
      const tbs = child(readBerExactly(own_), 0);
      const sha512 = sequence(oid(oids.sha512));
      const inside = Uint8Array.from(attributes);
      inside[0] = 0xa0;
      const info = sequence(integer(1), sequence(child(tbs, 3).bytes, child(tbs, 1).bytes), sha512, inside, sequence(oid(oids.ed25519)), octets(value));
      const certificates = tagged(0, concat([own_, derOf(strange.intermediate.certificate)]));
      return Promise.resolve(sequence(oid(oids.signedData), tagged(0, sequence(integer(1), setOf(sha512), sequence(oid(oids.data)), certificates, setOf(info)))));
    };
    expect(judged(await signed(container), { furtherRoots: [strange.root] })).toMatchObject({ intact: true, recognised: true });
  }));

  it.each<[string, ForeignKey, string[]]>([
    ['SHA-1', 'RSA-2048', ['-md', 'sha1']],
    ['RSA of 1024 bits', 'RSA-1024', ['-md', 'sha256']],
    ['a curve nobody recommends for documents', 'secp256k1', ['-md', 'sha256']],
  ])('is not believed with %s', (_, key, extra) => inFolder(async (_put, own) => {
    const strange = foreignChain(own, key);
    const report = judged(await signed(opensslContainer(own, strange, extra)), { furtherRoots: [strange.root] });
    expect([report.intact, report.recognised]).toEqual([false, false]);
  }));

  it('tells every signature when there are several, and the last of them covers the file', async () => {
    const first = await signed(opensslContainer(folder, chain));
    const both = await signed(opensslContainer(folder, chain), first, 'Kedua');
    const report = judged(both, { furtherRoots: [chain.root] });
    expect(report).toMatchObject({ signatures: 2, intact: true, coversWholeDocument: true, recognised: true });
    expect(report.eachSignature?.map(({ intact, recognised }) => [intact, recognised])).toEqual([[true, true], [true, true]]);
  });

  it('says what was changed behind its signature', async () => {
    const pdf = await signed(opensslContainer(folder, chain));
    const report = judged(addRevision(pdf, (document) => [object(document.pages()[0] ?? 0, '<</Type/Page/MediaBox[0 0 9 9]>>')]), { furtherRoots: [chain.root] });
    expect(report).toMatchObject({ intact: true, recognised: true, unchanged: false, changesAfter: [{ what: 'page', replaced: true }] });
    expect(fileVerdict(report)).toBe('altered');
  });

  it('says that its author certified it and what that allows', async () => {
    const pdf = await signByHand(unsigned, {
      dictionary: '/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 3/V/1.2>>>>]',
      objects: (document, field, signature) => [withField(document, field, (catalog) => catalog.replace(/>>$/, `/Perms<</DocMDP ${signature} 0 R>>>>`)), object(field, widget(signature, 'A'))],
      container: opensslContainer(folder, chain),
    });
    expect(judged(pdf)).toMatchObject({ intact: true, certification: 3 });
  });

  it('may hold content that acts: that is told, and stays the stranger’s affair', async () => {
    const pdf = await signed(opensslContainer(folder, chain), addRevision(unsigned, (document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, '/OpenAction<</S/JavaScript/JS(1)>>>>'))]));
    const report = judged(pdf);
    expect(report.dangers).toEqual(['javascript']);
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('may carry claims of its own: whether they are those its digest names is told', async () => {
    const data = latin1('{"nomor":1}');
    const digest = createHash('sha256').update(data).digest('hex');
    const withDigest = (named: string) => addRevision(unsigned, (document) => [
      catalogWith(document, (catalog) => catalog.replace(/\/AF ?\[[^\]]*\]/, '').replace(/\/Names ?<<.*?>>>>/, '').replace(/>>$/, `/AF[${document.size} 0 R]>>`)),
      object(document.size, `<</Type/Filespec/F(a.json)/AFRelationship/Data/EF<</F ${document.size + 1} 0 R>>>>`), streamObject(document.size + 1, '/Subtype/application#2Fjson', data),
      object(document.size + 2, `<</ClaimsDigest(${named})>>`),
    ], `/Root ${/\/Root (\d+)/.exec(text(unsigned))?.[1]} 0 R/Info ${PdfDocument.open(unsigned).size + 2} 0 R`);
    const claims = async (named: string) => judged(await signed(opensslContainer(folder, chain), withDigest(named))).claims;
    expect(await claims(digest)).toEqual({ name: 'a.json', matchesDigest: true, value: { nomor: 1 } });
    expect(await claims('0'.repeat(64))).toMatchObject({ matchesDigest: false });
  });

  it('gives back the files attached to it', async () => {
    const data = latin1('{"nomor":1}');
    const pdf = await signed(opensslContainer(folder, chain), addRevision(unsigned, (document) => [
      catalogWith(document, (catalog) => catalog.replace(/\/AF ?\[[^\]]*\]/, '').replace(/\/Names ?<<.*?>>>>/, '').replace(/>>$/, `/AF[${document.size} 0 R]/Names<</EmbeddedFiles<</Names[(a.json)${document.size} 0 R]>>>>>>`)),
      object(document.size, `<</Type/Filespec/F(a.json)/UF(a.json)/AFRelationship/Data/EF<</F ${document.size + 1} 0 R>>>>`),
      streamObject(document.size + 1, '/Type/EmbeddedFile/Subtype/application#2Fjson', data),
    ]));
    const found = judged(pdf).attachments.find(({ name }) => name === 'a.json');
    expect(found).toMatchObject({ relationship: 'Data', mediaType: 'application/json' });
    expect(Buffer.from(found?.bytes ?? []).toString()).toBe('{"nomor":1}');
  });

  it.runIf(installed('qpdf'))('is read with object and cross-reference streams, as qpdf writes them', () => inFolder(async (put, own) => {
    const packed = join(own, 'packed.pdf');
    expect(ask('qpdf', ['--object-streams=generate', put('plain.pdf', unsigned), packed]).status).toBe(0);
    const pdf = new Uint8Array(readFileSync(packed));
    expect(text(pdf)).toContain('/ObjStm');
    expect(judged(await signed(opensslContainer(folder, chain), pdf), { furtherRoots: [chain.root] })).toMatchObject({ intact: true, coversWholeDocument: true, recognised: true });
  }));

  it('is read as a hybrid file, whose newer objects only a stream lists (ISO 32000-2, 7.5.8.4)', async () => {
    const at = unsigned.length;
    const note = '800 0 obj\n<</Length 20/Type/ObjStm/N 1/First 6>>\nstream\n801 0 (tersembunyi) \nendstream\nendobj\n';
    const row = (type: number, second: number, third: number): number[] => [type, second >> 24 & 255, second >> 16 & 255, second >> 8 & 255, second & 255, third];
    const rows = latin1(Buffer.from([...row(1, at, 0), ...row(2, 800, 0)]).toString('latin1'));
    const stream = `802 0 obj\n<</Type/XRef/W[1 4 1]/Index[800 2]/Size 803/Length ${rows.length}>>\nstream\n`;
    const before = concat([latin1(note), latin1(stream), rows, latin1('\nendstream\nendobj\n')]);
    const root = /\/Root (\d+ 0 R)/.exec(text(unsigned))?.[1] ?? '';
    const start = /startxref\n(\d+)\n%%EOF\s*$/.exec(text(unsigned))?.[1] ?? '';
    const hybrid = concat([unsigned, before, latin1(`xref\n0 0\ntrailer\n<</Size 803/Root ${root}/Prev ${start}/XRefStm ${at + note.length}>>\nstartxref\n${at + before.length}\n%%EOF\n`)]);
    expect(judged(await signed(opensslContainer(folder, chain), hybrid), { furtherRoots: [chain.root] })).toMatchObject({ intact: true, coversWholeDocument: true, recognised: true });
  });
});
