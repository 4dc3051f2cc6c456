import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioTexts } from '~/learning/courses';
import { studioListView } from '~/learning/courses/index.server';
import { StudioList } from '~/learning/courses/ui/studio-list';
import { page } from '~/people/access/index.server';
import { titled } from '../titles';

export const meta = titled(studioTexts, 'list.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'lesson:write', scope: { kind: 'region', region: '35' }, run: ({ ctx }) => studioListView(ctx) });
}

export default function Studio() {
  return <StudioList view={useLoaderData<typeof loader>()} />;
}
