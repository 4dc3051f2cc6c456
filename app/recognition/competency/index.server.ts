export { verdictsFor, type JudgedPerson } from './verdicts.server';
