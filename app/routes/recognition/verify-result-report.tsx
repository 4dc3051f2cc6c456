import type { LoaderFunctionArgs } from '@remix-run/node';
import { page, PUBLIC } from '~/people/access/index.server';
import { resultReport } from '~/recognition/verification/index.server';
import { CheckingAddress, finishedChecking, resultFile } from './checking-place.server';

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    params: CheckingAddress,
    scope: PUBLIC,
    run: async ({ ctx, params }) => {
      const checking = finishedChecking(params.key, ctx.now);
      return checking && resultFile(await resultReport(ctx, checking), 'laporan-pemeriksaan.pdf', 'application/pdf');
    },
  });
}
