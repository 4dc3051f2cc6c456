import type { EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';

/** Pages are one string of HTML without hydration: smaller and cheaper than a stream (docs/decisions/0003). */
export function renderPage(context: EntryContext, url: string): string {
  return `<!DOCTYPE html>${renderToString(<RemixServer context={context} url={url} />)}`;
}
