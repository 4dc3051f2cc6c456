export { logbookFactsFor } from './logbook-facts.data.server';
