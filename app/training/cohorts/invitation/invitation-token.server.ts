import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretFile } from '~/platform/env.server';

/** Bytes of the code in a link: 128 bits. */
const MAC_BYTES = 16;
/** Older links are told apart from invented ones as far back as this. */
const REMEMBERED_VERSIONS = 50;

const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function idOfBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function macOf(dataDir: string, participationId: string, version: number): Buffer {
  return createHmac('sha256', secretFile(dataDir, 'invitation')).update(`${participationId}.${version}`).digest().subarray(0, MAC_BYTES);
}

/**
 * The personal part of an invitation link: the participation and a code over it and the version of the invitation,
 * 43 characters. It is computed whenever it is shown and stored nowhere; a raised version makes older links invalid.
 */
export function invitationToken(dataDir: string, participation: { readonly id: string; readonly inviteVersion: number }): string {
  return Buffer.concat([bytesOfId(participation.id), macOf(dataDir, participation.id, participation.inviteVersion)]).toString('base64url');
}

/** The participation a link claims to be for; null when it has not the shape of a link. Claims nothing about its code. */
export function claimedParticipation(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  return bytes.length === 16 + MAC_BYTES ? idOfBytes(bytes.subarray(0, 16)) : null;
}

/** Is the code of a link the one of this version, an older one of ours, or none? Compared in constant time. */
export function judgeToken(dataDir: string, token: string, participation: { readonly id: string; readonly inviteVersion: number }): 'current' | 'older' | 'foreign' {
  const given = Buffer.from(token, 'base64url').subarray(16);
  const fits = (version: number) => timingSafeEqual(given, macOf(dataDir, participation.id, version));
  if (given.length !== MAC_BYTES) return 'foreign';
  if (fits(participation.inviteVersion)) return 'current';
  const oldest = Math.max(0, participation.inviteVersion - REMEMBERED_VERSIONS);
  for (let version = participation.inviteVersion - 1; version >= oldest; version -= 1) if (fits(version)) return 'older';
  return 'foreign';
}
