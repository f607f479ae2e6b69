import { PatchbayError } from '#engine/errors.ts';
import type { App } from '../create-app.ts';
import { shopPath } from '../demo/shop.ts';
import type { Metrics } from '../metrics.ts';
import { handleTrpc, trpcPath } from '../trpc/handler.ts';
import { authenticate, authenticateKeyed } from './authenticate.ts';
import { type McpDoor, mcpDoor } from './mcp/door.ts';
import { problemResponse } from './problem.ts';
import { restDoor } from './rest/door.ts';
import { hooksPath, webhookDoor } from './webhook/door.ts';

/** Answers the requests of one door. `address` is the client's. */
export type Answer = (request: Request, address: string) => Response | Promise<Response>;

export type Mount = { name: string; prefix: string; answer: Answer };

/** Everything the server answers itself, by path prefix; whatever is not here is a page. */
export function mounts(
  app: App,
  options: { version: string; metrics: Metrics; isReady: () => Promise<boolean> },
): { list: Mount[]; mcp: McpDoor } {
  const { services, shop } = app;
  const rest = restDoor(services, (request) => authenticate(services.auth, request));
  const webhook = webhookDoor(services);
  const mcp = mcpDoor(services, options.version);
  app.onPublished(() => mcp.toolsChanged());
  const list: Mount[] = [
    { name: 'auth', prefix: '/api/auth/', answer: (request, address) => services.auth.handle(request, { address }) },
    { name: 'rest', prefix: '/api/', answer: (request) => rest.fetch(request) },
    { name: 'mcp', prefix: '/mcp', answer: (request) => answerMcp(app, mcp, request) },
    { name: 'webhook', prefix: hooksPath, answer: (request) => webhook(request) },
    { name: 'trpc', prefix: `${trpcPath}/`, answer: (request) => handleTrpc(services, request) },
    { name: 'health', prefix: '/healthz', answer: () => text('ok') },
    {
      name: 'health',
      prefix: '/readyz',
      answer: async () => ((await options.isReady()) ? text('ready') : text('not ready', 503)),
    },
    {
      name: 'health',
      prefix: '/metrics',
      answer: () => text(options.metrics.render({ activeRuns: services.runs.size })),
    },
  ];
  if (shop) list.push({ name: 'shop', prefix: `${shopPath}/`, answer: (request) => shop.answer(request) });
  return { list, mcp };
}

async function answerMcp({ services }: App, mcp: McpDoor, request: Request): Promise<Response> {
  try {
    const refusal = mcp.refuse(request);
    if (refusal) return refusal;
    const slug = /^\/mcp(?:\/([a-z][a-z0-9_]{0,63}))?\/?$/.exec(new URL(request.url).pathname);
    if (!slug)
      throw new PatchbayError(
        'not_found',
        'There is no MCP server here. Use /mcp, or /mcp/ and the slug of a workflow.',
      );
    const principal = await authenticateKeyed(services.auth, request);
    const only = slug[1] ?? null;
    if (only !== null && (await services.tools.find(principal.orgId, only)) === null) {
      throw new PatchbayError('not_found', `There is no published tool '${only}'.`);
    }
    return await mcp.fetch(request, principal, only);
  } catch (error) {
    return problemResponse(error, services.log);
  }
}

function text(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
