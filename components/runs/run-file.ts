import '../api/quiet-zod.ts';
import { z } from 'zod';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import type { RunEvent } from '#engine/run/event.ts';

/** A run as one document, to be looked at elsewhere: the graph it moved on and its whole log, which holds no secrets. */
export type RunFile = {
  patchbayRun: 1;
  run: { id: string; workflow: string; version: number | null };
  graph: Graph;
  events: RunEvent[];
};

const event = z.custom<RunEvent>(
  (value) => z.object({ seq: z.int(), at: z.string(), type: z.string(), data: z.unknown() }).safeParse(value).success,
  'is not an event of a run',
);

const schema = z.object({
  patchbayRun: z.literal(1, 'must be 1: this is not a run file, or one of a newer Patchbay'),
  run: z.object({ id: z.string(), workflow: z.string(), version: z.int().nullable() }),
  graph: graphSchema,
  events: z.array(event).min(1, 'must hold at least one event'),
});

/** Reads a run from text, or says in one sentence what is wrong and where. */
export function readRunFile(text: string): { ok: true; file: RunFile } | { ok: false; message: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, message: 'It is not JSON. Download a run to see how one looks.' };
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, message: `At ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'it does not fit'}.` };
  }
  const gap = parsed.data.events.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) return { ok: false, message: `Event ${gap + 1} is missing. Download the run again.` };
  return { ok: true, file: parsed.data };
}
