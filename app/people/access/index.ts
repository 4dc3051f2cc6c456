export { can, isAnotherPerson, regionsFor, rolesOf, type Actor, type Grant, type Scope } from './can';
export { contains, isRegionCode, overlaps, type RegionCode } from './region-scope';
export { GRANTED_ROLES, PERMISSIONS, ROLE_PERMISSIONS, type GrantedRole, type Permission, type Role } from './roles';
