/** A throw-away PKCS#11 token in software (SoftHSM2), and the binding that talks to it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, installed } from './judges.ts';

const VERSION = '2.1.7';
const LIBRARIES = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so', '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'] as const;

export const softhsm = LIBRARIES.find((path) => existsSync(path)) ?? '';

/** pkcs11js needs a compiler and is no dependency of the project: it is built once into a folder outside it. */
function findBinding(): string {
  const folder = join(tmpdir(), `bekal-pkcs11js-${VERSION}-node${process.versions.modules}`);
  const binding = join(folder, 'node_modules', 'pkcs11js');
  if (existsSync(join(binding, 'build', 'Release', 'pkcs11.node'))) return binding;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const run = spawnSync('npm', ['install', `pkcs11js@${VERSION}`, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, timeout: 120_000, encoding: 'utf8' });
  if (existsSync(join(binding, 'build', 'Release', 'pkcs11.node'))) return binding;
  if (process.env.CI) throw new Error(`pkcs11js could not be built: ${run.stderr}`);
  process.emitWarning(`\n!!! NOT JUDGED: pkcs11js could not be built (it needs a C++ compiler); the tests of tokens are left out !!!\n${run.stderr.slice(-300)}\n`);
  return '';
}

const programs = softhsm !== '' && installed('softhsm2-util', 'pkcs11-tool');
if (softhsm === '') installed('softhsm2-util');

/** Folder of pkcs11js; empty where there is no token to test with. */
export const binding = programs ? findBinding() : '';

export interface Token {
  readonly label: string;
  readonly pin: string;
}

/** Makes a token in a folder with one key in it: label `segel`, id 01. It is found by this process from now on. */
export function makeToken(folder: string, kind: 'rsa:2048' | 'rsa:3072' | 'EC:prime256v1'): Token {
  const token: Token = { label: 'bekal uji', pin: '271828' };
  mkdirSync(join(folder, 'tokens'), { recursive: true });
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
  const made = ask('softhsm2-util', ['--init-token', '--free', '--label', token.label, '--so-pin', '314159', '--pin', token.pin]);
  if (made.status !== 0) throw new Error(made.said);
  addKey(token, kind, 'segel', '01');
  return token;
}

/** Makes another key in a token. */
export function addKey({ label, pin }: Token, kind: string, name: string, id: string): void {
  const made = ask('pkcs11-tool', ['--module', softhsm, '--token-label', label, '--login', '--pin', pin, '--keypairgen', '--key-type', kind, '--label', name, '--id', id]);
  if (made.status !== 0) throw new Error(made.said);
}
