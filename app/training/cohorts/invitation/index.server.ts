export { invitationLetterFacts } from './invitation-facts.server';
export { markInvited } from './mark-invited.server';
export { printLetters } from './print-letters.server';
export { renewInvitation } from './renew-invitation.server';
export { replaceDeclined } from './replace-declined.server';
export { takeInvitation } from './take-invitation.server';
