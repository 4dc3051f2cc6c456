import { done, refuse, type Outcome } from '~/platform/outcome';

export type BodyRefusal = 'body-too-large' | 'body-unreadable';

/** Bytes read and thrown away after the limit, so that the browser hears the answer instead of a broken line. */
const DRAIN_LIMIT = 256 * 1024 * 1024;
const TEXT_FORM_LIMIT = 512 * 1024;
const MULTIPART_MARGIN = 256 * 1024;

/**
 * Reads a form without ever holding more than the limit in memory.
 * @param uploadBytes largest file this form may carry; 0 for a form without files.
 */
export async function readForm(request: Request, uploadBytes: number): Promise<Outcome<FormData, BodyRefusal>> {
  const limit = uploadBytes > 0 ? uploadBytes + MULTIPART_MARGIN : TEXT_FORM_LIMIT;
  const body = await readCapped(request, limit);
  if (body === null) {
    return refuse('body-too-large', { limitMb: String(Math.round((uploadBytes > 0 ? uploadBytes : limit) / 100_000) / 10).replace('.', ',') });
  }
  const type = request.headers.get('content-type') ?? '';
  if (body.byteLength === 0 && !type) return done(new FormData());
  try {
    return done(await new Response(body as BodyInit, { headers: { 'content-type': type } }).formData());
  } catch {
    return refuse('body-unreadable');
  }
}

/** A body as bytes, never more than the limit in memory; null when it is larger. */
export async function readCapped(request: Request, limit: number): Promise<Uint8Array | null> {
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let total = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    total += value.byteLength;
    if (total <= limit) parts.push(value);
    else parts.length = 0;
    if (total > DRAIN_LIMIT) {
      await reader.cancel();
      break;
    }
  }
  return total > limit ? null : Buffer.concat(parts);
}
