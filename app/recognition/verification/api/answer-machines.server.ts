import { createHash } from 'node:crypto';
import type { Ctx } from '~/people/access/index.server';
import { clientAddress } from '~/platform/http/client-address.server';
import { problem } from '~/platform/http/problem.server';
import { meter, type Allowance } from '~/platform/rate-limit.server';
import { readCertificateCode } from '~/recognition/certification';
import { CHECK_LIMITS, LOOK_LIMITS } from '../checking/checking';
import { lookUpCode } from '../look-up-code.server';
import { VerifierBusy } from '../verification-gate.server';
import { verifyFile } from '../verify-file.server';
import { certificateJson, verificationJson } from './machine-answers';
import { openApi } from './openapi';
import { readSentFile } from './read-sent-file.server';

/** What anybody's page may read: nothing here depends on who asks, and no cookie is looked at. */
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After' } as const;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' } as const;

/** Headers of draft-ietf-httpapi-ratelimit-headers-10. */
const rateHeaders = (name: string, limit: { calls: number; seconds: number }, { left, resetSeconds }: Allowance) => ({
  'RateLimit-Policy': `"${name}";q=${limit.calls};w=${limit.seconds}`, RateLimit: `"${name}";r=${left};t=${resetSeconds}`,
});

const tooMany = (headers: Record<string, string>, wait: number): Response =>
  problem({ status: 429, code: 'too-many', title: 'Terlalu banyak permintaan dari alamat Anda.', detail: `Coba lagi ${wait} detik lagi.`, headers: { ...headers, 'Retry-After': String(wait) } });

/** An answer that is asked for again with its ETag is not sent twice. */
function tagged(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  const all = { ...headers, ETag: etag };
  return known.includes(etag) || known.includes('*') ? new Response(null, { status: 304, headers: all }) : new Response(body, { headers: { ...JSON_TYPE, ...all } });
}

/** `GET /api/v1/certificates/{code}`. A status may change the next minute: caches ask again, and mostly hear 304. */
export async function answerCertificate(ctx: Ctx, request: Request, typed: string): Promise<Response> {
  const limit = { calls: LOOK_LIMITS.perAddress, seconds: LOOK_LIMITS.windowSeconds };
  const allowance = meter(`look:${clientAddress(request)}`, limit.calls, limit.seconds, ctx.now);
  const headers = { ...OPEN, ...rateHeaders('lookups', limit, allowance) };
  if (allowance.wait > 0) return tooMany(headers, allowance.wait);
  const code = readCertificateCode(typed);
  if (!code.ok) return problem({ status: 400, code: code.refusal.code, title: 'Ini bukan kode sertifikat: ada yang keliru diketik.', headers });
  const certificate = await lookUpCode(ctx.read, code.value);
  if (!certificate) return problem({ status: 404, code: 'certificate-unknown', title: 'Tidak ada sertifikat dengan kode ini.', headers });
  return tagged(request, JSON.stringify(certificateJson(certificate, ctx.env.publicUrl)), { ...headers, 'Cache-Control': 'public, no-cache' });
}

/** `POST /api/v1/verifications`: one PDF in, a report out. */
export async function answerVerification(ctx: Ctx, request: Request): Promise<Response> {
  const limit = { calls: CHECK_LIMITS.perAddress, seconds: CHECK_LIMITS.windowSeconds };
  const allowance = meter(`file:${clientAddress(request)}`, limit.calls, limit.seconds, ctx.now);
  const headers = rateHeaders('files', limit, allowance);
  if (allowance.wait > 0) return tooMany(headers, allowance.wait);
  const bytes = await readSentFile(request);
  if (bytes instanceof Response) return bytes;
  try {
    const answer = await verifyFile(ctx, bytes);
    return new Response(JSON.stringify(verificationJson(answer, ctx.env.publicUrl, ctx.now)), { headers: { ...JSON_TYPE, ...headers, 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof VerifierBusy)) throw error;
    return problem({ status: 503, code: 'busy', title: 'Pemeriksaan sedang ramai. Coba lagi sebentar.', headers: { ...headers, 'Retry-After': '5' } });
  }
}

/** `GET /api/v1/openapi.json`. */
export const answerDescription = (ctx: Ctx, request: Request): Response =>
  tagged(request, JSON.stringify(openApi(ctx.env.publicUrl), null, 1), { ...OPEN, 'Cache-Control': 'public, max-age=3600' });
