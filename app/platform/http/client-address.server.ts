/** Header in which the web server tells Remix where a request came from; never believed from outside. */
export const CLIENT_ADDRESS = 'x-bekal-client';

/** The visitor's address, for rate limits alone: it is not stored. Empty in tests and tools without a web server. */
export const clientAddress = (request: Request): string => request.headers.get(CLIENT_ADDRESS) ?? '';
