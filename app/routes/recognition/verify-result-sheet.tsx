import type { LoaderFunctionArgs } from '@remix-run/node';
import { page, PUBLIC } from '~/people/access/index.server';
import { resultSheet } from '~/recognition/verification/index.server';
import { CheckingAddress, finishedChecking, resultFile } from './checking-place.server';

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    params: CheckingAddress,
    scope: PUBLIC,
    run: async ({ ctx, params, locale }) => {
      const checking = finishedChecking(params.key, ctx.now);
      return checking && resultFile(await resultSheet(checking, locale), 'hasil-pemeriksaan.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    },
  });
}
