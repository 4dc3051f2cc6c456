import { fill, translator } from '~/platform/i18n/catalogue';
import { invitationTexts } from './invitation.texts';

export interface InvitationWords {
  readonly name: string;
  readonly title: string;
  readonly number: string;
  /** "Rabu–Sabtu, 26–29 Juli 2017". */
  readonly dates: string;
  /** "08.00 WIB"; null before there is a timetable. */
  readonly time: string | null;
  readonly place: string;
  readonly contact: string | null;
  readonly link: string;
}

/**
 * The invitation as a message of a government office is written: greeting, sender, purpose, day, date, time and place,
 * link, contact, closing. In Indonesian, whatever the officer reads.
 */
export function invitationMessage(words: InvitationWords): string {
  const t = translator(invitationTexts, 'id');
  const lines = [
    t('message.greeting', { name: words.name }), '',
    t('message.purpose', { title: words.title, number: words.number }), '',
    t('message.dates', { dates: words.dates }), ...(words.time ? [t('message.time', { time: words.time })] : []), t('message.place', { place: words.place }), '',
    t('message.link'), '{link}', '',
    t('message.private'), ...(words.contact ? [t('message.contact', { contact: words.contact })] : []), '',
    t('message.closing'), t('message.sender'),
  ];
  return fill(lines.join('\n'), { link: words.link });
}

/** A link that opens the mail program with everything filled in. */
export function mailtoLink(email: string, subject: string, body: string): string {
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
}

/** The message with the personal code of its link left out, as it is kept. */
export function withoutCode(message: string, link: string): string {
  return message.replaceAll(link, link.replace(/[^/]+$/, '…'));
}
