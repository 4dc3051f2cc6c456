export type { LogbookFacts } from './entry';
