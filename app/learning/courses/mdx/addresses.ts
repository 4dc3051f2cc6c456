/** Characters that hide or reorder what a reader sees: controls, zero-width, direction marks, tags. Joiners of emoji stay. */
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;

/** The first hidden character, as `U+202E`, with its place; null when there is none. */
export function hiddenCharacter(text: string): { index: number; code: string } | null {
  const found = HIDDEN.exec(text);
  if (!found) return null;
  return { index: found.index, code: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` };
}

export type AddressFault = { code: 'link-scheme'; scheme: string } | { code: 'link-form' };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const BLANK_OR_BACKSLASH = /[\s\\<>"'`{}|^]/;

/**
 * Judges the target of a link: https, mailto, tel, a path of this site or a place in the page.
 * Takes the address as the browser will see it, entities already decoded.
 */
export function linkFault(address: string): AddressFault | null {
  if (address === '' || address.length > 2_000 || BLANK_OR_BACKSLASH.test(address) || hiddenCharacter(address)) return { code: 'link-form' };
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'https') return wholeHttps(address) ? null : { code: 'link-form' };
  if (scheme === 'mailto') return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+(\?[\w=&%.+-]*)?$/i.test(address) ? null : { code: 'link-form' };
  if (scheme === 'tel') return /^tel:\+?[0-9-]{3,20}$/i.test(address) ? null : { code: 'link-form' };
  if (scheme) return { code: 'link-scheme', scheme: scheme.slice(0, 20) };
  return localPath(address) ? null : { code: 'link-form' };
}

function wholeHttps(address: string): boolean {
  if (!/^https:\/\/[^/]/i.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
}

/** A path of this site: no second slash at the start (another host), no colon before the first slash (a scheme in disguise). */
function localPath(address: string): boolean {
  if (address.startsWith('//')) return false;
  const beforeSlash = address.split(/[/?#]/, 1)[0] ?? '';
  return !/:|&|%3a/i.test(beforeSlash);
}

/** A picture is a file beside the lesson: nothing is fetched from elsewhere, and svg can carry scripts. */
export function isImageName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,80}\.(png|jpe?g|webp)$/.test(name);
}

/** A recording is a file beside the lesson or an https address, opened only when tapped. */
export function isMediaSource(address: string): boolean {
  if (/^[a-z0-9][a-z0-9_-]{0,80}\.(mp4|webm|mp3|ogg|m4a)$/.test(address)) return true;
  return /^https:/i.test(address) && linkFault(address) === null;
}
