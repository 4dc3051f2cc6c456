export { ageOn, civilDate, daysInMonth, readCivilDate, type CivilDate } from './civil-date';
export { CODE_ALPHABET, codeBits, groupCode, makeCode, readCode, type CodeRefusal } from './check-code';
export { composeNik, findNikLike, maskNik, readNik, type Nik, type NikReading, type NikRefusal, type NikWarning, type Sex } from './nik';
export { formatNip, maskNip, readNip, type Nip, type NipRefusal, type NipWarning } from './nip';
export { cleanName, cleanText, compareNames, nameSortKey, NAME_MAX, printedName, readName, withoutTitles } from './person-name';
export type { NameReading, NameRefusal, NameWarning } from './person-name';
export { formatPhone, maskPhone, readPhone, splitPhones, waLink, waNumber, type Phone, type PhoneRefusal } from './phone';
export { texts as accountTexts } from './texts';
export { splitTitles, type PersonName } from './titles';
