export { mayChangeEntry, type EntryState, type LogbookFacts } from './entry';
export { EntryDecision, EntryText, NewEntry, PhotoInput } from './entry.schema';
export { officeTexts as fieldworkOfficeTexts } from './office.texts';
export { PHOTO_MAX_BYTES } from './photo';
export { texts as fieldworkTexts } from './texts';
