import { createGuard } from '~/platform/http/guard.server';
import { can, type Actor, type Scope } from './can';
import type { Permission } from './roles';
import { admissionOf, type Visitor } from './visitor.server';

const asActor = (visitor: Visitor): Actor | null => (visitor.id === null ? null : { ...visitor, id: visitor.id });

/** `page` guards every loader, `act` every action of the application, `api` both of an address for programs. */
export const { page, act, api } = createGuard<Visitor, Permission, Scope>({
  authenticate: admissionOf,
  can: (visitor, permit, scope) => can(asActor(visitor), permit, scope),
});

/** Scope of what everybody may see. */
export const PUBLIC: Scope = { kind: 'public' };
