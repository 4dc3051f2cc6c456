import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { entryScope, readPhoto } from '~/practice/fieldwork/index.server';

/** The picture of an entry: to the volunteer, the coach and the officers of the region, and asked for again each time. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:read',
    params: z.object({ entry: z.string() }),
    scope: ({ ctx, params: { entry } }) => entryScope(ctx.read, entry),
    run: async ({ ctx, params: { entry }, request }) => {
      const photo = await readPhoto(ctx, entry);
      if (!photo) return null;
      const headers = { ETag: `"${photo.sha256}"`, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
      if (request.headers.get('if-none-match')?.includes(photo.sha256)) return new Response(null, { status: 304, headers });
      return new Response(Buffer.from(photo.bytes), {
        headers: {
          ...headers,
          'Content-Type': photo.mediaType,
          'Content-Length': String(photo.bytes.byteLength),
          'Content-Disposition': 'inline; filename="foto-kegiatan.webp"',
          'Content-Security-Policy': "default-src 'none'; sandbox",
        },
      });
    },
  });
}
