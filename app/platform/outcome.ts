/**
 * A use case answers with an Outcome: refusals are values, faults throw.
 * `code` is a closed union per feature and the key of its text (`refusal.<code>`); `facts` fill that text.
 */
export type Refusal<C extends string = string> = {
  readonly code: C;
  readonly kind: RefusalKind;
  readonly facts: Readonly<Record<string, string | number>>;
};
/** How a refusal travels over HTTP: 403, 404, 409, 422, 429 (see platform/http). */
export type RefusalKind = 'forbidden' | 'absent' | 'conflict' | 'invalid' | 'too-many';
export type Outcome<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<C> };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<C extends string>(
  code: C,
  facts: Record<string, string | number> = {},
  kind: RefusalKind = 'invalid',
): { ok: false; refusal: Refusal<C> } {
  return { ok: false, refusal: { code, kind, facts } };
}
