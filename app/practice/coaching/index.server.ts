export { coachingFactsFor } from './coaching-facts.data.server';
