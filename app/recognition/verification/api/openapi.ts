import { PRINTED_FIELDS } from '../compare-fields';
import { VERDICTS } from '../file-answer';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const orNull = (schema: Record<string, unknown>) => ({ anyOf: [schema, { type: 'null' }] });
const text = { type: 'string' } as const;
const day = { type: 'string', format: 'date' } as const;
const moment = { type: 'string', format: 'date-time' } as const;
/** Every field is there, and no other. */
const whole = (properties: Record<string, unknown>, description?: string) => ({ type: 'object', ...(description ? { description } : {}), required: Object.keys(properties), additionalProperties: false, properties });

const rateHeaders = {
  'RateLimit-Policy': { description: 'The limit: `q` calls in `w` seconds from one address.', schema: text },
  RateLimit: { description: 'What is left: `r` calls, renewed in `t` seconds.', schema: text },
};
const problemAnswer = (description: string, headers: Record<string, unknown> = {}) => ({ description, headers, content: { 'application/problem+json': { schema: ref('Problem') } } });
const retry = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } };
const tooMany = problemAnswer('Too many calls from this address.', { ...rateHeaders, ...retry });

const certificate = whole({
  status: { type: 'string', enum: ['valid', 'suspended', 'revoked', 'replaced'] },
  code: { ...text, description: 'As printed, in three groups of five.' }, number: text, title: text, name: { ...text, description: 'As printed, with titles.' },
  region: { ...text, description: 'Regency or city.' }, institution: text,
  training: whole({ title: text, cohort: text, from: day, to: day, place: text, jp: { type: 'number', description: 'Hours of training (jam pelajaran, 45 minutes).' } }),
  decision: text, issuedOn: day, city: text, signatory: text, issuer: text,
  revokedAt: orNull(moment), revocationReason: orNull(text), suspendedAt: orNull(moment), suspensionReason: orNull(text),
  replacedBy: orNull(whole({ code: text, number: text, url: { type: 'string', format: 'uri' } })),
  url: { type: 'string', format: 'uri', description: 'Page for people.' },
}, 'A register entry: what stands on the paper. Never NIK, NIP or birth of the holder.');

const verification = whole({
  verdict: { type: 'string', enum: [...VERDICTS], description: 'One word for file and register together. `revoked` also stands for certificates that are suspended: see `register`.' },
  register: { type: 'string', enum: ['valid', 'suspended', 'revoked', 'replaced', 'absent'], description: 'What the register says of the certificate the file names.' },
  intact: { type: 'boolean', description: 'The signed bytes are unchanged, and nothing but validation data stands behind them.' },
  trusted: { type: 'boolean', description: 'Signed with a key of the institution.' },
  identical: { type: 'boolean', description: 'Byte for byte the file that was issued.' },
  level: orNull({ type: 'string', enum: ['B-B', 'B-T', 'B-LT', 'B-LTA'], description: 'PAdES level reached (ETSI EN 319 142-1).' }),
  reasons: { type: 'array', items: text, description: 'Codes of findings, most important first.' },
  differences: { type: 'array', items: { type: 'string', enum: [...PRINTED_FIELDS] }, description: 'Printed fields in which the file differs from the register, where the file says what it prints.' },
  changesAfterSigning: { type: 'integer', minimum: 0 },
  signer: orNull(whole({ name: text, organisation: text, keyId: text, root: orNull(text) }, 'As the certificate of the signer says; believe it only when `trusted` or `root` says so.')),
  signedAt: orNull({ ...moment, description: 'By the word of a trusted time-stamp authority.' }),
  certificate: orNull(ref('Certificate')),
  file: whole({ sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' }, bytes: { type: 'integer', minimum: 0 } }),
  checkedAt: moment,
});

const problemSchema = {
  type: 'object', description: 'RFC 9457.', required: ['type', 'title', 'status', 'code'],
  properties: { type: { type: 'string', format: 'uri-reference' }, title: text, status: { type: 'integer' }, detail: text, code: { ...text, description: 'Stable word for programs.' } },
};

const PDF = { type: 'string', contentMediaType: 'application/pdf' };

/** The description of the interface for programs (OpenAPI 3.1). Tests judge the answers by it. */
export function openApi(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bekal: verification of training certificates', version: '1.0.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Public, without account. Fields may be added to answers within version 1; none is taken away or changes its meaning.',
    },
    servers: [{ url: publicUrl }],
    security: [],
    paths: {
      '/api/v1/certificates/{code}': {
        get: {
          operationId: 'getCertificate', summary: 'What the register says under a code', tags: ['Certificates'],
          parameters: [{ name: 'code', in: 'path', required: true, description: 'The 15 characters near the QR code, with or without dashes, in any case.', schema: { type: 'string', maxLength: 200 } }],
          responses: {
            200: { description: 'The entry.', headers: { ...rateHeaders, ETag: { description: 'Send it back as If-None-Match.', schema: text } }, content: { 'application/json': { schema: ref('Certificate') } } },
            304: { description: 'Unchanged since the ETag that was sent.' },
            400: problemAnswer('This cannot be a code: something is mistyped.'), 404: problemAnswer('No certificate was issued under this code.'), 405: problemAnswer('Not this method.'), 429: tooMany,
          },
        },
      },
      '/api/v1/verifications': {
        post: {
          operationId: 'verifyFile', summary: 'Judge a PDF against our keys and the register', tags: ['Verifications'],
          description: 'The file is judged and forgotten. Calls from pages of other sites are refused: ask from your server.',
          requestBody: {
            required: true, description: 'One PDF of at most 10 MB, as the body or as the part `file` of a form.',
            content: { 'application/pdf': { schema: PDF }, 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: PDF } } } },
          },
          responses: {
            200: { description: 'The report, whatever the verdict.', headers: rateHeaders, content: { 'application/json': { schema: ref('Verification') } } },
            400: problemAnswer('No file in the request, or a form that cannot be read.'), 403: problemAnswer('Sent by a page of another site.'), 405: problemAnswer('Not this method.'),
            413: problemAnswer('The file is larger than 10 MB.'), 415: problemAnswer('Neither a PDF nor a form.'), 429: tooMany, 503: problemAnswer('Too many files are being judged.', retry),
          },
        },
      },
      '/api/v1/openapi.json': {
        get: { operationId: 'getDescription', summary: 'This description', tags: ['Description'], responses: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } }, 405: problemAnswer('Not this method.') } },
      },
    },
    tags: [{ name: 'Certificates' }, { name: 'Verifications' }, { name: 'Description' }],
    components: { schemas: { Certificate: certificate, Verification: verification, Problem: problemSchema } },
  };
}
