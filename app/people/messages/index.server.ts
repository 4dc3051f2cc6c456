export { markSent, messagesAbout, queueMessage, queueMessages, type NewMessage } from './message.data.server';
