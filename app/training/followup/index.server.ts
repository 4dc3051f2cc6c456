export { followupFactsFor } from './followup-facts.data.server';
