import {
  type AuthInfo,
  createMcpHandler,
  InMemoryServerEventBus,
  ProtocolError,
  ProtocolErrorCode,
  Server,
} from '@modelcontextprotocol/server';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { may } from '../../auth/roles.ts';
import { invokeTool } from '../../gateway/invoke.ts';
import type { Tool } from '../../gateway/tools.ts';
import type { Services } from '../../services.ts';
import { toProblem } from '../problem.ts';
import { bodyLimits } from '../read-json.ts';
import { refuseForeignOrigin } from './origin.ts';
import { resultWire, runningWire, toolWire } from './wire.ts';

/** Milliseconds a call is waited for before the client is told where to look. */
const syncWaitMs = 30_000;

export type McpDoor = {
  /** Answers `/mcp` (all tools the caller may use) and `/mcp/{slug}` (one of them). */
  fetch(request: Request, principal: Principal, slug: string | null): Promise<Response>;
  /** Null when the request may be answered; else the refusal of a foreign Host or Origin. */
  refuse(request: Request): Response | null;
  /** Tells listening clients that the list of tools has changed. */
  toolsChanged(): void;
  close(): Promise<void>;
};

/**
 * MCP over Streamable HTTP: revision 2026-07-28 and the handshake revisions before it at one address. A fresh server
 * instance answers each request, so nothing of one caller can reach another.
 */
export function mcpDoor(services: Services, version: string): McpDoor {
  const bus = new InMemoryServerEventBus();
  const callers = new WeakMap<AuthInfo, { principal: Principal; slug: string | null }>();
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const who = authInfo && callers.get(authInfo);
      if (!who) throw new Error('a request reached the MCP server without its caller');
      return serverFor(services, version, who.principal, who.slug);
    },
    {
      bus,
      legacy: 'stateless',
      maxRequestBodySize: bodyLimits.bytes,
      onerror: (error) => services.log.warn('mcp', { error: error.message }),
    },
  );
  return {
    fetch: (request, principal, slug) => {
      const authInfo: AuthInfo = { token: principal.id, clientId: principal.id, scopes: principal.scopes };
      callers.set(authInfo, { principal, slug });
      return handler.fetch(request, { authInfo });
    },
    refuse: (request) => refuseForeignOrigin(request, services.url),
    toolsChanged: () => handler.notify.toolsChanged(),
    close: () => handler.close(),
  };
}

function serverFor(services: Services, version: string, principal: Principal, slug: string | null): Server {
  const server = new Server(
    { name: 'patchbay', title: 'Patchbay', version },
    { capabilities: { tools: { listChanged: true } } },
  );
  server.setRequestHandler('tools/list', async () => ({
    tools: (await visible(services, principal, slug)).map(toolWire),
  }));
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const tool = slug !== null && slug !== params.name ? null : await services.tools.find(principal.orgId, params.name);
    if (tool === null || !may(principal, 'tools:call', tool.slug)) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool '${params.name}'.`);
    }
    return await call(services, principal, tool, toJson(params.arguments), context.mcpReq.signal);
  });
  return server;
}

async function visible(services: Services, principal: Principal, slug: string | null): Promise<Tool[]> {
  const tools = await services.tools.list(principal.orgId);
  return tools.filter((tool) => (slug === null || tool.slug === slug) && may(principal, 'tools:call', tool.slug));
}

/** What goes wrong in a call is told in its result, so that the model can mend it; never as a protocol error. */
async function call(services: Services, principal: Principal, tool: Tool, input: Json, signal: AbortSignal) {
  try {
    const outcome = await invokeTool(services, principal, tool, input, { door: 'mcp', waitMs: syncWaitMs, signal });
    return outcome.kind === 'answered' ? resultWire(tool, outcome.output) : runningWire(services.url, outcome.runId);
  } catch (error) {
    if (!(error instanceof PatchbayError))
      services.log.error('mcp call failed', { tool: tool.slug, error: String(error) });
    return {
      isError: true,
      content: [{ type: 'text' as const, text: JSON.stringify(toProblem(error, services.log)) }],
    };
  }
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? {}));
}
