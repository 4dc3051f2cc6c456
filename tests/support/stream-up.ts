import http from 'node:http';

const BOUNDARY = 'bekal-boundary';

export interface Streamed {
  readonly status: number;
  readonly text: string;
  /** Whether the whole of it could be sent before the answer came. */
  readonly sentAll: boolean;
}

export interface Stream {
  readonly field: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly cookie?: string;
  /** Text fields sent before the file. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Breaks the line after so many bytes. */
  readonly breakAfter?: number;
}

const CHUNK = Buffer.alloc(1024 * 1024, 'x');

/** Sends a form with one large file, a megabyte at a time, never holding it in memory. */
export function streamUp(base: string, path: string, { field, fileName, bytes, cookie, fields = {}, breakAfter = Infinity }: Stream): Promise<Streamed> {
  const part = (name: string, rest: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
  const head = Object.entries(fields).map(([name, value]) => `${part(name, '')}${value}\r\n`).join('') + part(field, `; filename="${fileName}"\r\nContent-Type: application/octet-stream`);
  const tail = `\r\n--${BOUNDARY}--\r\n`;
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const request = http.request({
      hostname, port, path, method: 'POST',
      headers: { ...(cookie ? { cookie } : {}), 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': Buffer.byteLength(head) + bytes + Buffer.byteLength(tail) },
    }, (response) => {
      answered = true;
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => { request.destroy(); resolve({ status: response.statusCode ?? 0, text, sentAll: sent >= bytes }); });
    });
    request.on('error', (error) => {
      if (sent >= breakAfter) resolve({ status: 0, text: '', sentAll: false });
      else if (!answered) reject(error);
    });
    const pump = (): void => {
      while (sent < bytes) {
        if (answered) return;
        if (sent >= breakAfter) return void request.destroy();
        const piece = CHUNK.subarray(0, Math.min(CHUNK.length, bytes - sent));
        sent += piece.length;
        if (!request.write(piece)) return void request.once('drain', pump);
      }
      request.end(tail);
    };
    request.write(head);
    pump();
  });
}
