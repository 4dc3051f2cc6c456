import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { beforeAll, describe, expect, it } from 'vitest';
import { ocspRequest } from '#certificates';
import { ask, inFolder, installed } from '#tests/certificates/support/judges';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs } from '#tests/support/world/ground';
import { recognitionWorld, NAMES, type RecognitionWorld } from '#tests/support/world/recognition';
import { CLIENT_ADDRESS } from '~/platform/http/client-address.server';
import { runtime } from '~/platform/runtime.server';
import { loader as listFile } from '~/routes/recognition/pki-list';
import { loader as statusAnswer } from '~/routes/recognition/pki-ocsp';
import { loader as rootFile } from '~/routes/recognition/pki-root';
import { statusAnswers } from '~/server/status-answers.server';

let world: RecognitionWorld;
type Call = (args: ReturnType<typeof routeArgs>) => Promise<Response>;
const from = (address: string) => ({ headers: { [CLIENT_ADDRESS]: address } });
const bytesOf = async (loader: unknown, path: string, more: Parameters<typeof routeArgs>[1] = {}): Promise<{ response: Response; bytes: Uint8Array }> => {
  const response = await (loader as Call)(routeArgs(path, more));
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const own = (holder: string): X509Certificate => new X509Certificate(readFileSync(join(runtime().env.dataDir, 'keys', '0001', `${holder}.crt.pem`)));

beforeAll(async () => { world = await recognitionWorld(await testDatabase(), NAMES.slice(0, 1)); });

describe('what the institution publishes about its keys', () => {
  it('stands at the addresses its certificates name', () => {
    const { publicUrl } = runtime().env;
    const said = own('signer').infoAccess ?? '';
    expect(said).toContain(`OCSP - URI:${publicUrl}/pki/ocsp`);
    expect(said).toContain(`CA Issuers - URI:${publicUrl}/pki/akar.cer`);
    expect(own('signer').raw.includes(Buffer.from(`${publicUrl}/pki/crl`))).toBe(true);
  });

  it.runIf(installed('openssl'))('serves the root and a list signed by it to everybody, cacheable', () => inFolder(async (put) => {
    const root = await bytesOf(rootFile, '/pki/akar.cer');
    expect([root.response.status, root.response.headers.get('Content-Type')]).toEqual([200, 'application/pkix-cert']);
    expect(Buffer.compare(root.bytes, own('root').raw)).toBe(0);
    const list = await bytesOf(listFile, '/pki/crl');
    expect([list.response.status, list.response.headers.get('Content-Type'), list.response.headers.get('Cache-Control')]).toEqual([200, 'application/pkix-crl', 'public, max-age=3600']);
    expect(ask('openssl', ['crl', '-inform', 'DER', '-in', put('crl.der', list.bytes), '-noout', '-CAfile', put('root.pem', own('root').toString())]).said).toContain('verify OK');
  }));

  it.runIf(installed('openssl'))('answers for a key asked for in the address, and refuses too many questions from one place', () => inFolder(async (put) => {
    const request = Buffer.from(ocspRequest(new Uint8Array(own('signer').raw), new Uint8Array(own('root').raw))).toString('base64');
    const asked = await bytesOf(statusAnswer, `/pki/ocsp/${encodeURIComponent(request)}`, { params: { request }, ...from('10.0.0.7') });
    expect(asked.response.headers.get('Content-Type')).toBe('application/ocsp-response');
    const at = String(Math.floor(world.clock.now.getTime() / 1000));
    expect(ask('openssl', ['ocsp', '-respin', put('answer.der', asked.bytes), '-CAfile', put('root.pem', own('root').toString()), '-resp_text', '-attime', at]).said).toMatch(/Cert Status: good[^]*Response verify OK/);
    const statuses = [];
    for (let i = 0; i < 121; i += 1) statuses.push((await answerOf(() => (statusAnswer as unknown as Call)(routeArgs('/pki/ocsp/MAA', { params: { request: 'MAA' }, ...from('10.0.0.8') })))).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([120, 429]);
  }));

  it.runIf(installed('openssl'))('answers OpenSSL, which asks by POST, and refuses other bodies', () => inFolder(async (put) => {
    const server = express().use(statusAnswers()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pki/ocsp`;
    try {
      const root = put('root.pem', own('root').toString());
      const args = ['ocsp', '-url', url, '-issuer', root, '-cert', put('signer.pem', own('signer').toString()), '-CAfile', root, '-attime', String(Math.floor(world.clock.now.getTime() / 1000))];
      const { stdout, stderr } = await promisify(execFile)('openssl', args);
      expect(stderr).toContain('Response verify OK');
      expect(stdout).toMatch(/signer\.pem: [^]*\bgood\b/);
      expect((await fetch(url, { method: 'POST', body: 'status?', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
      expect((await fetch(url, { method: 'POST', body: Buffer.alloc(10_001), headers: { 'content-type': 'application/ocsp-request' } })).status).toBe(413);
    } finally {
      server.close();
    }
  }));
});
