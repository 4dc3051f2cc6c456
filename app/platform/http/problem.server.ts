/** What went wrong, for machines (RFC 9457): a stable `code` beside the words. */
export interface Problem {
  readonly status: number;
  /** Stable word for programs, such as `code-unknown`. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where the codes are explained, below the address of the application. */
const EXPLAINED = '/api';

/** A problem as an answer. `type` leads to the page that explains its code. */
export function problem({ status, code, title, detail, headers }: Problem): Response {
  const body = { type: `${EXPLAINED}#${code}`, title, status, ...(detail ? { detail } : {}), code };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers } });
}

const USUAL: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['request-unreadable', 'Permintaan tidak dapat dibaca.'],
  401: ['not-signed-in', 'Masuk lebih dahulu.'],
  403: ['forbidden', 'Tidak diizinkan.'],
  404: ['not-found', 'Tidak ditemukan.'],
  405: ['method-not-allowed', 'Cara ini tidak dikenal di alamat ini.'],
  500: ['fault', 'Terjadi gangguan. Coba lagi sebentar.'],
};

/** The usual problem of a status; anything unknown is a fault of ours. */
export function usualProblem(status: number, headers?: Readonly<Record<string, string>>): Response {
  const known = USUAL[status] ? status : 500;
  const [code = 'fault', title = ''] = USUAL[known] ?? [];
  return problem({ status: known, code, title, headers });
}

/** True for addresses that programs ask: they are answered with problems, never with pages. */
export const isForMachines = (pathname: string): boolean => pathname.startsWith('/api/');
