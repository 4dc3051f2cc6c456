import { linkFault, isImageName, isMediaSource } from './addresses';

/** Every element and attribute a compiled lesson may hold. The last gate: whatever the child writes, nothing else passes. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  p: ['id'], h2: ['id'], h3: ['id'], a: ['href', 'title', 'rel'], img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
  em: [], strong: [], code: [], pre: [], br: [], hr: [], sub: [], sup: [], span: [], blockquote: [],
  ul: [], ol: ['start'], li: [], dl: [], dt: ['id'], dd: [], div: [], section: [], aside: ['data-kind'], figure: [], figcaption: [],
  details: ['name'], summary: [], table: [], caption: [], thead: [], tbody: [], tr: [], th: ['scope'], td: ['data-label'],
};
const EVERYWHERE = ['class', 'aria-label', 'aria-labelledby', 'aria-hidden', 'data-right'];
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>|</g;
const ATTRIBUTE = /\s+([a-z-]+)(?:="([^"]*)")?/g;

/** What is not allowed in a piece of HTML written by the renderer, in words; null when all is well. Linear in its length. */
export function unsafePart(html: string): string | null {
  for (const [whole, , name, attributes = ''] of html.matchAll(TAG)) {
    if (name === undefined || !Object.hasOwn(ELEMENTS, name)) return name ?? whole;
    const fault = unsafeAttribute(name, attributes, ELEMENTS[name] ?? []);
    if (fault) return fault;
  }
  return null;
}

function unsafeAttribute(element: string, attributes: string, own: readonly string[]): string | null {
  let read = 0;
  for (const [whole, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    read += whole.length;
    if (!own.includes(name) && !EVERYWHERE.includes(name)) return `${element} ${name}`;
    if (name === 'href' && !isAddress(decode(value))) return `${element} href`;
    if (name === 'src' && !isImageName(decode(value).split('/').at(-1) ?? '')) return `${element} src`;
    if (name === 'src' && !/^(\/([\w.-]+\/)*)?[\w.-]+$/.test(decode(value))) return `${element} src`;
  }
  return read === attributes.trimEnd().length ? null : `${element} …`;
}

const isAddress = (address: string): boolean => linkFault(address) === null || isMediaSource(address);

/** The five entities React writes. */
function decode(value: string): string {
  return value.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" })[name] ?? '');
}
