import { skipToken, useQuery } from '@tanstack/react-query';
import { PlugZap } from 'lucide-react';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { breakerOf } from './breaker-of.ts';

/** How often the list of hosts that are left alone is read while a node in sight could need it. */
const everyMs = 20_000;

/** Says on a node that the host or connection it calls is left alone, and when it is tried again. */
export function BreakerBadge({ node }: { node: GraphNode }) {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const env = useEditor((editor) => editor.run?.newest.env ?? null);
  const isCalling = node.type === 'http.request' || node.params?.connection !== undefined;
  const query = useQuery(
    api.breakers.list.queryOptions(isCalling ? undefined : skipToken, {
      staleTime: everyMs,
      refetchInterval: everyMs,
      retry: false,
    }),
  );
  const breaker = isCalling ? breakerOf(node, query.data ?? [], env) : null;
  if (breaker === null) return null;
  const again = breaker.triesAt === null ? '' : t('canvas.againAtHour', { hour: formats.hour(breaker.triesAt) });
  return (
    <p
      role="status"
      title={`${breaker.host}: ${breaker.lastError}`}
      className="flex items-center gap-1.5 border-line border-t px-3 py-1.5 text-waiting text-xs"
    >
      <PlugZap className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">
        {breaker.state === 'open' ? t('canvas.leftAloneUntil', { again }) : t('canvas.isBeingTriedAgain')} ·{' '}
        {breaker.host}
      </span>
    </p>
  );
}
