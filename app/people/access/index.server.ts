export { act, api, page, PUBLIC } from './guard.server';
export { admissionOf, contextAs, STRANGER, systemContext, type Ctx, type Visitor } from './visitor.server';
