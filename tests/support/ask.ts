import http from 'node:http';

export interface Asked {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Ask {
  readonly method?: string;
  readonly cookie?: string;
  /** Fields of a form; a list repeats the field. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** On a connection of its own: the kept ones may have ended while this process was busy. */
  readonly alone?: boolean;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

const encoded = (form: NonNullable<Ask['form']>): string =>
  new URLSearchParams(Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]))).toString();

/**
 * One request as it stands: the path is sent as it is written, redirects are not followed. The client is written here,
 * since fetch mends addresses and headers before it sends them.
 */
export function ask(base: string, path: string, { method, cookie, form, body, headers = {}, alone = false }: Ask = {}): Promise<Asked> {
  const { hostname, port } = new URL(base);
  const sent = form ? encoded(form) : body;
  const all: Record<string, string | number> = {
    ...(cookie ? { cookie } : {}),
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...(sent === undefined ? {} : { 'content-length': Buffer.byteLength(sent) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent: alone ? false : agent, hostname, port, path, method: method ?? (sent === undefined ? 'GET' : 'POST'), headers: all }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString('utf8'), bytes });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(sent);
  });
}

/** A form with files, as a browser sends it. */
export async function multipart(fields: Readonly<Record<string, string | File>>): Promise<Pick<Ask, 'body' | 'headers'>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = new Response(form);
  return { body: new Uint8Array(await response.arrayBuffer()), headers: { 'content-type': response.headers.get('content-type') ?? '' } };
}
