import type { LoaderFunctionArgs } from '@remix-run/node';
import { regionsFor, type Scope } from '~/people/access';
import { page, type Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { registerSheet } from '~/recognition/certification/index.server';

const somewhere = ({ ctx }: { ctx: Ctx }): Scope | null => {
  const [region] = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'register:read');
  return region ? { kind: 'region', region } : null;
};

/** The register as a spreadsheet, with the filters of the page in the address. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'register:read',
    scope: somewhere,
    run: async ({ ctx, url }) => new Response((await registerSheet(ctx, url)) as BodyInit, {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Cache-Control': 'private, no-store',
        'Content-Disposition': `attachment; filename="buku-register-${civilDay(ctx.now)}.xlsx"`,
      },
    }),
  });
}
