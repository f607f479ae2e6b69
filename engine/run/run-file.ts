import { z } from 'zod';
import { type Graph, graphSchema } from '../graph/schema.ts';
import type { RunEvent } from './event.ts';
import { eventSchema } from './event-schema.ts';

/** A run as one document, to be looked at elsewhere: the graph it moved on and its whole log, which holds no secrets. */
export type RunFile = {
  patchbayRun: 1;
  run: { id: string; workflow: string; version: number | null };
  graph: Graph;
  events: RunEvent[];
};

const schema = z.object({
  patchbayRun: z.literal(1, 'must be 1: this is not a run file, or one of a newer Patchbay'),
  run: z.object({ id: z.string(), workflow: z.string(), version: z.int().nullable() }),
  graph: graphSchema,
  events: z.array(eventSchema).min(1, 'must hold at least one event'),
});

/** Takes a run from data that came from outside, or says in one sentence what is wrong and where. */
export function parseRunFile(data: unknown): { ok: true; file: RunFile } | { ok: false; message: string } {
  const parsed = schema.safeParse(data);
  if (!parsed.success) return { ok: false, message: sentenceOf(parsed.error) };
  const problem = problemOf(parsed.data);
  return problem === null ? { ok: true, file: parsed.data } : { ok: false, message: problem };
}

function sentenceOf({ issues: [issue] }: z.ZodError): string {
  const [top, place, ...inside] = issue?.path ?? [];
  const message = issue?.message ?? 'it does not fit';
  if (top === 'events' && typeof place === 'number')
    return `Event ${place + 1} is broken${inside.length > 0 ? ` at ${inside.join('.')}` : ''}: ${message}. Download the run again.`;
  return `At ${issue?.path.join('.') || 'the top'}: ${message}.`;
}

/** What no single event shows: gaps, a beginning that is missing, and nodes that the graph does not have. */
function problemOf({ graph, events }: RunFile): string | null {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) return `Event ${gap + 1} is missing. Download the run again.`;
  const start = events.findIndex(({ type }, index) => (type === 'run.started') !== (index === 0));
  if (start >= 0)
    return start === 0 ? 'Event 1 must be run.started.' : `Event ${start + 1} starts the run a second time.`;
  const nodes = new Set(graph.nodes.map(({ id }) => id));
  for (const { seq, node, scope = '' } of events) {
    const named = [...(node === undefined ? [] : [node]), ...owners(scope)];
    const unknown = named.find((id) => !nodes.has(id));
    if (unknown !== undefined)
      return `Event ${seq} names the node '${unknown}', which the graph does not have. Download the run again.`;
  }
  return null;
}

function owners(scope: string): string[] {
  return scope === '' ? [] : scope.split('/').map((part) => /^\w+/.exec(part)?.[0] ?? part);
}
