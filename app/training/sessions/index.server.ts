export { trainingFactsFor, type TrainingFacts } from './training-facts.data.server';
