import { readCapped } from '~/platform/http/form-data.server';
import { problem } from '~/platform/http/problem.server';
import { CHECK_LIMITS } from '../checking/checking';

const FORM_MARGIN = 64 * 1024;

/** The one PDF of a request: its body, or the part `file` of its form. A problem when there is none, or too much of it. */
export async function readSentFile(request: Request): Promise<Uint8Array | Response> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase();
  const form = type.startsWith('multipart/form-data');
  if (!form && !/^application\/(pdf|octet-stream)\b/.test(type)) {
    return problem({ status: 415, code: 'media-type', title: 'Kirim PDF sebagai isi permintaan, atau formulir multipart dengan bagian "file".', headers: { Accept: 'application/pdf, multipart/form-data' } });
  }
  const body = await readCapped(request, CHECK_LIMITS.fileBytes + (form ? FORM_MARGIN : 0));
  const bytes = body && (form ? await partOf(body, request.headers.get('content-type') ?? '') : body);
  if (bytes === null || (bytes instanceof Uint8Array && bytes.length > CHECK_LIMITS.fileBytes)) return problem({ status: 413, code: 'file-too-large', title: 'Berkas lebih besar dari 10 MB.' });
  if (!bytes || bytes.length === 0) return problem({ status: 400, code: 'file-missing', title: 'Tidak ada berkas dalam permintaan ini.' });
  return bytes;
}

async function partOf(body: Uint8Array, type: string): Promise<Uint8Array | undefined> {
  try {
    const file = (await new Response(body as BodyInit, { headers: { 'content-type': type } }).formData()).get('file');
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
  } catch {
    // Broken off, or no form at all: there is no file in it.
    return undefined;
  }
}
