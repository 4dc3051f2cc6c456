import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#tests/support/ask';
import { temporaryFolder } from '#tests/support/database';
import { bekal, launch, type Launched } from '#tests/support/processes';

/** A data folder after one start without demo, with one account. */
let data: string;
let account: { email: string; password: string };
const running: Launched[] = [];
const started = async (env: Record<string, string>): Promise<Launched> => {
  const server = await launch(env);
  running.push(server);
  return server;
};
const copyOf = (folder: string): string => {
  const target = path.join(temporaryFolder(), 'data');
  cpSync(folder, target, { recursive: true });
  return target;
};
/** Ends by itself, with an exit code for scripts and words for people. @returns what was said */
async function refused(env: Record<string, string>): Promise<string> {
  const server = await started(env);
  const code = await server.ended;
  expect(code, server.output()).toBe(1);
  expect(server.output()).toContain('✗');
  expect(server.output(), 'words, no stack').not.toMatch(/\n\s+at .+:\d+:\d+/);
  return server.output();
}

beforeAll(async () => {
  data = path.join(temporaryFolder(), 'baru', 'data');
  const server = await started({ DATA_DIR: data });
  await server.ready();
  expect(server.output()).toContain('Signing keys made');
  expect(server.output(), 'how to go on without demo').toContain('people add');
  const added = await bekal(['people', 'add', '--data', data, '--name', 'Sri Wahyuni', '--email', 'sri@contoh.id', '--role', 'admin', '--json']);
  expect(added.code, added.err).toBe(0);
  account = added.lines<{ email: string; password: string }>()[0] ?? { email: '', password: '' };
  expect(await server.stop()).toBe(0);
}, 180_000);
afterAll(async () => { for (const server of running) await server.stop('SIGKILL'); });

describe('a second start', () => {
  it('finds keys, accounts and sessions, also after the power was cut', async () => {
    const server = await started({ DATA_DIR: data });
    await server.ready();
    expect(server.output()).toContain('Signing keys opened');
    expect(server.output()).not.toContain('no account yet');
    const signedIn = await ask(server.base, '/masuk', { form: { login: account.email, sandi: account.password } });
    expect(signedIn.status).toBe(303);
    const cookie = (signedIn.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
    await server.stop('SIGKILL');

    const again = await started({ DATA_DIR: data });
    await again.ready();
    expect((await ask(again.base, '/pengaturan', { cookie })).status).toBe(200);
    expect(await again.stop('SIGINT')).toBe(0);
  }, 120_000);
});

describe('a stop', () => {
  it('answers what it has begun, takes nothing new, and ends although connections are idle', async () => {
    const server = await started({ DATA_DIR: copyOf(data) });
    await server.ready();
    const idle = net.connect(server.port, '127.0.0.1');
    idle.on('error', () => undefined);
    const body = 'login=siapa%40contoh.id&sandi=bukan-ini';
    const answered = new Promise<number>((resolve, reject) => {
      const request = http.request({ hostname: '127.0.0.1', port: server.port, path: '/masuk', method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', reject);
      request.write(body.slice(0, 10));
      setTimeout(() => { void server.stop(); setTimeout(() => request.end(body.slice(10)), 400); }, 300);
    });
    expect(await answered).toBe(422);
    expect(await server.ended).toBe(0);
    await expect(ask(server.base, '/sehat', { alone: true })).rejects.toThrow();
    idle.destroy();
  }, 60_000);
});

describe('a start that cannot go on says why', () => {
  it('the port is taken: before any work, and what to type', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { other.once('listening', resolve); });
    const { port } = other.address() as net.AddressInfo;
    const fresh = path.join(temporaryFolder(), 'data');
    const said = await refused({ DATA_DIR: fresh, PORT: String(port) });
    other.close();
    expect(said).toContain(`Port ${port} is taken`);
    expect(said).toContain(`PORT=${port + 1}`);
    expect(existsSync(fresh)).toBe(false);
  }, 60_000);

  it('the data folder cannot be made, or is a file', async () => {
    const file = path.join(temporaryFolder(), 'berkas');
    writeFileSync(file, 'x');
    for (const folder of [file, path.join(file, 'data')]) {
      const said = await refused({ DATA_DIR: folder });
      expect(said).toContain(folder);
      expect(said).toContain('DATA_DIR');
    }
  }, 60_000);

  it.each([
    ['PORT', 'tiga ribu'], ['PORT', '70000'], ['DATABASE_URL', 'mysql://localhost/bekal'], ['PUBLIC_URL', 'bekal'], ['BEKAL_DEMO', 'ya'], ['BEKAL_KEY_PASSPHRASE', 'pendek'], ['HOST', '203.0.113.7'],
  ])('the variable %s is “%s”', async (name, value) => {
    expect(await refused({ DATA_DIR: path.join(temporaryFolder(), 'data'), [name]: value })).toContain(name);
  }, 60_000);

  it.each([
    ['the private key of the signer', 'keys/0001/signer.key.pem', (text: string) => text.slice(0, text.length / 2)],
    ['the certificate of the root', 'keys/0001/root.crt.pem', () => 'rusak'],
    ['the passphrase of the keys', 'secrets/key-passphrase', () => 'bukan-yang-mengunci-kunci-ini-0000000000000'],
    ['the key of the timestamps', 'keys/0001/timestamper.key.pem', () => ''],
  ])('%s is damaged', async (_what, file, damage) => {
    const folder = copyOf(data);
    const place = path.join(folder, file);
    writeFileSync(place, damage(readFileSync(place, 'utf8')));
    expect(await refused({ DATA_DIR: folder })).toMatch(new RegExp(`${path.basename(file).split('.')[0] ?? ''}|keys/0001|passphrase`));
    expect(readFileSync(place, 'utf8'), 'a damaged key is left for the one who mends it').toBe(damage(readFileSync(path.join(data, file), 'utf8')));
  }, 60_000);

  it('the database is no database', async () => {
    const folder = path.join(temporaryFolder(), 'data');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'bekal.db'), 'ini bukan basis data '.repeat(500));
    const said = await refused({ DATA_DIR: folder });
    expect(said).toContain('bekal.db');
    expect(said).toContain('restore');
    expect(readFileSync(path.join(folder, 'bekal.db'), 'utf8'), 'left as it was').toMatch(/^ini bukan basis data/);
  }, 60_000);

  it('PostgreSQL does not answer; the password is not repeated', async () => {
    const said = await refused({ DATA_DIR: path.join(temporaryFolder(), 'data'), DATABASE_URL: 'postgresql://bekal:sangat-rahasia@127.0.0.1:9/bekal' });
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain('sangat-rahasia');
  }, 60_000);
});
