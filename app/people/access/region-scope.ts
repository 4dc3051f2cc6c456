/** A Kemendagri code: '35', '35.25', '35.25.01' or '35.25.01.2018'. */
export type RegionCode = string;

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

export function isRegionCode(code: string): boolean {
  return CODE.test(code);
}

/** Does the region `scope` hold the region `code`? A region holds itself; malformed codes hold and are held by nothing. */
export function contains(scope: RegionCode, code: RegionCode): boolean {
  return isRegionCode(scope) && isRegionCode(code) && (code === scope || code.startsWith(`${scope}.`));
}

/** Have the two regions any ground in common? */
export function overlaps(a: RegionCode, b: RegionCode): boolean {
  return contains(a, b) || contains(b, a);
}
