/** Which templates there are, in which versions. A version stays here for as long as certificates of it exist. */
import type { TemplateName } from './claims.ts';

/** Versions by template. */
export const TEMPLATE_VERSIONS: Readonly<Record<TemplateName, readonly number[]>> = { landscape: [1], portrait: [1] };

/** True when a template of this name and version exists. */
export const isTemplate = (name: string, version: number): name is TemplateName =>
  Object.hasOwn(TEMPLATE_VERSIONS, name) && TEMPLATE_VERSIONS[name as TemplateName].includes(version);
