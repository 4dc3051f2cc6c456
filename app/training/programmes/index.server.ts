export { importProgrammes, type ProgrammeSource } from './import-programmes.server';
export { findProgramme, findProgrammeByKey, listProgrammes, type ProgrammeFacts, type ProgrammeSubjectFacts } from './programme.data.server';
