import type { AppLoadContext, EntryContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { createStaticHandler, getStaticContextFromError, isRouteErrorResponse, type AgnosticDataRouteObject, type StaticHandlerContext } from '@remix-run/router';
import { renderPage } from './render-page.server';

/** A page as one string, with the status and headers it is sent with. */
export interface RenderedPage {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

export type RouteHandler = (request: Request, context: AppLoadContext) => Promise<Response | RenderedPage>;

type Route = NonNullable<ServerBuild['routes'][string]>;

/**
 * Answers requests for one route: the root and the leaf `id`. Loaders and actions run in Remix's router and pages are
 * rendered by Remix, as its own handler does, without what serves hydration, which no page here has. For every request
 * that handler copies the Request twice per loader and encodes all data a second time into a stream nobody reads, held
 * for five seconds by a timer: half of a small page's processor time and most of its garbage.
 */
export function createRouteHandler(build: ServerBuild, id: string): RouteHandler {
  const { root, [id]: leaf } = build.routes;
  if (!root || !leaf) throw new Error(`no route ${id}`);
  const routes = [{ ...dataRoute(root), ...(leaf === root ? {} : { children: [dataRoute(leaf)] }) }] as AgnosticDataRouteObject[];
  const router = createStaticHandler(routes, { future: { v7_relativeSplatPath: true, v7_throwAbortReason: true } });
  // A route without a component answers with a file or a redirect.
  return leaf.module.default == null ? fileHandler(build, router, id) : pageHandler(build, router, [root, leaf]);
}

function dataRoute({ id, path, index, caseSensitive, module }: Route): AgnosticDataRouteObject {
  const { loader, action } = module;
  const common = {
    id, path, caseSensitive,
    hasErrorBoundary: id === 'root' || module.ErrorBoundary != null,
    loader: loader && ((args: object) => loader(args as LoaderFunctionArgs)),
    action: action && ((args: object) => action(args as LoaderFunctionArgs)),
  };
  return index ? { ...common, index } : common;
}

type StaticRouter = ReturnType<typeof createStaticHandler>;

const report = (build: ServerBuild, error: unknown, request: Request, context: AppLoadContext) => build.entry.module.handleError?.(error, { request, context, params: {} });
/** What went wrong by itself, as against a status that a loader answered with. */
const isFault = (error: unknown) => !isRouteErrorResponse(error) || ('error' in error && error.error !== undefined);

function fileHandler(build: ServerBuild, router: StaticRouter, id: string): RouteHandler {
  return async (request, context) => {
    try {
      const answer: unknown = await router.queryRoute(request, { routeId: id, requestContext: context });
      if (answer instanceof Response) return answer;
      throw new Error(`${id} answered with something that is no Response`);
    } catch (error) {
      if (error instanceof Response) return error;
      if (isFault(error)) report(build, error, request, context);
      return new Response(null, { status: isRouteErrorResponse(error) ? error.status : 500 });
    }
  };
}

function pageHandler(build: ServerBuild, router: StaticRouter, routes: readonly Route[]): RouteHandler {
  const shared: Omit<EntryContext, 'staticHandlerContext'> = {
    manifest: build.assets,
    routeModules: Object.fromEntries(routes.map((route) => [route.id, route.module])) as EntryContext['routeModules'],
    future: build.future, isSpaMode: build.isSpaMode, serializeError: (error) => error,
  };
  return async (request, context) => {
    const found = await router.query(request, { requestContext: context });
    if (found instanceof Response) return found;
    for (const error of Object.values<unknown>(found.errors ?? {})) if (isFault(error)) report(build, error, request, context);
    const render = (result: StaticHandlerContext): RenderedPage => ({
      status: result.statusCode,
      headers: headersOf(build, result),
      html: renderPage({ ...shared, staticHandlerContext: result, renderMeta: {} }, request.url),
    });
    try {
      return render(found);
    } catch (error) {
      // A component failed: the error page is rendered in its place.
      report(build, error, request, context);
      return render(getStaticContextFromError(router.dataRoutes, found, error));
    }
  };
}

/** What the routes' `headers` export, and every cookie a loader or action has set, each once. */
function headersOf(build: ServerBuild, { matches, loaderHeaders, actionHeaders }: StaticHandlerContext): Headers {
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  const cookies = new Set<string>();
  for (const { route: { id } } of matches) {
    const own = build.routes[id]?.module.headers;
    const none = new Headers();
    const given = typeof own === 'function' ? own({ loaderHeaders: loaderHeaders[id] ?? none, actionHeaders: actionHeaders[id] ?? none, parentHeaders: headers, errorHeaders: undefined }) : own;
    if (given) new Headers(given).forEach((value, name) => headers.set(name, value));
    for (const set of [actionHeaders[id], loaderHeaders[id]]) for (const cookie of set?.getSetCookie() ?? []) cookies.add(cookie);
  }
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}
