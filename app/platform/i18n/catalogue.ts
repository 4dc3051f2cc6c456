/** Languages of the screens. Indonesian is the first language; English serves public and volunteer pages. */
export const LOCALES = ['id', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type Vars = Record<string, string | number>;

type Audience = 'public' | 'office';
/** Public and volunteer pages speak both languages; office pages may speak Indonesian alone. */
type Entry<A extends Audience> = A extends 'public' ? readonly [id: string, en: string] : readonly [id: string, en?: string];
type Entries<A extends Audience> = Record<string, Entry<A>>;

export interface Catalogue<K extends string = string> {
  readonly audience: Audience;
  readonly keys: readonly K[];
  readonly entries: Readonly<Record<K, readonly [string, string?]>>;
}

/**
 * Declares the texts of one feature: `catalogue('public', { title: ['Undangan', 'Invitation'] })`.
 * Placeholders are written `{name}` and must be the same in both languages (a test compares them).
 */
export function catalogue<A extends Audience, E extends Entries<A>>(audience: A, entries: E): Catalogue<Extract<keyof E, string>> {
  return { audience, keys: Object.keys(entries) as Extract<keyof E, string>[], entries: entries as never };
}

export type Translate<K extends string> = (key: K, vars?: Vars) => string;

/** Fills `{name}` placeholders; an unknown placeholder stays visible, so that a mistake is seen. */
export function fill(text: string, vars: Vars = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in vars ? String(vars[name]) : whole));
}

/** The translator of one catalogue in one language; English falls back to Indonesian on office pages. */
export function translator<K extends string>(texts: Catalogue<K>, locale: Locale): Translate<K> {
  return (key, vars) => {
    const [id, en] = texts.entries[key];
    return fill(locale === 'en' ? (en ?? id) : id, vars);
  };
}

/** Two catalogues as one: a page that shows the refusals of another feature's rules. A key of both is the first one's. */
export function join<A extends string, B extends string>(first: Catalogue<A>, second: Catalogue<B>): Catalogue<A | B> {
  const entries = { ...second.entries, ...first.entries } as Catalogue<A | B>['entries'];
  return { audience: first.audience, keys: Object.keys(entries) as (A | B)[], entries };
}
