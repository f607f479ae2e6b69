import type { GraphNode } from '#engine/graph/schema.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { BreakerView } from '#server/trpc/views.ts';

/** The breaker that keeps a node's calls back: of its connection, or of the host in its address; null when none does. */
export function breakerOf(node: GraphNode, breakers: readonly BreakerView[], env: Json): BreakerView | null {
  const connection = typeof node.params?.connection === 'string' ? node.params.connection : '';
  const host = hostOf(node.params?.url, env);
  const own = breakers.find((breaker) => {
    if (breaker.state === 'closed' || breaker.connection !== connection) return false;
    return host === null ? connection !== '' : breaker.host === host;
  });
  return own ?? null;
}

/** The host of an address, with what it takes from the environment filled in; null while it cannot be known. */
function hostOf(url: Json | undefined, env: Json): string | null {
  if (typeof url !== 'string') return null;
  const filled = url.replace(/\{\{\s*env\.(\w+)\s*\}\}/g, (all, name: string) => {
    const value = isObject(env) ? env[name] : undefined;
    return typeof value === 'string' ? value : all;
  });
  const origin = /^https?:\/\/[^/?#{}]+/.exec(filled)?.[0];
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}
