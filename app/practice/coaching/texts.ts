import { catalogue } from '~/platform/i18n/catalogue';

/** Coaching as the volunteer meets it. */
export const texts = catalogue('public', {
  title: ['Pembinaan', 'Coaching'],
  lede: ['Catatan bersama dari percakapan Anda dengan pembina, dan langkah yang disepakati.', 'Shared notes of your conversations with your coach, and the steps you agreed on.'],
  yourCoach: ['Pembina Anda: {name}.', 'Your coach: {name}.'],
  noCoach: ['Pembina Anda belum ditentukan. Pengelola akan menetapkannya.', 'You have no coach yet. The committee will assign one.'],
  emptyTitle: ['Belum ada percakapan pembinaan', 'No coaching conversation yet'],
  emptyText: ['Setelah Anda berbicara dengan pembina, catatan bersama tampil di sini.', 'After you have talked with your coach, the shared note appears here.'],
  'channel.tatap-muka': ['tatap muka', 'face to face'],
  'channel.telepon': ['telepon', 'telephone'],
  'channel.whatsapp': ['WhatsApp', 'WhatsApp'],
  openTitle: ['Yang perlu Anda kerjakan', 'What you have to do'],
  openNone: ['Tidak ada langkah yang tersisa.', 'No steps are left.'],
  sessionsTitle: ['Percakapan', 'Conversations'],
  with: ['dengan {name}', 'with {name}'],
  sharedNote: ['Catatan bersama', 'Shared note'],
  actions: ['Langkah yang disepakati', 'Agreed steps'],
  due: ['paling lambat', 'due'],
  'action.open': ['Belum selesai', 'Not done yet'],
  'action.overdue': ['Lewat waktu', 'Overdue'],
  'action.done': ['Selesai', 'Done'],
  markDone: ['Tandai selesai', 'Mark as done'],
  markOpen: ['Batalkan tanda selesai', 'Mark as not done'],
  toastDone: ['Ditandai selesai.', 'Marked as done.'],
  toastOpen: ['Tanda selesai dibatalkan.', 'Marked as not done.'],
  'refusal.action-absent': ['Langkah ini tidak ditemukan. Muat ulang halaman.', 'This step was not found. Reload the page.'],
});
