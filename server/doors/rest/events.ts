import type { Principal } from '../../auth/principal.ts';
import { findRun } from '../../operations/runs/read-run.ts';
import type { Services } from '../../services.ts';
import type { Moved } from '../../worker/run-feed.ts';

/** Silence after which a comment keeps proxies from closing the stream, in milliseconds. */
const heartbeatMs = 15_000;

const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/**
 * Events of a run as server-sent events: `id` is the sequence number, the stream ends with the run. `partial` is what a
 * node at work shows so far.
 */
export async function streamEvents(
  services: Services,
  principal: Principal,
  input: { id: string; after: number; signal: AbortSignal },
): Promise<Response> {
  const run = await findRun(services, principal, input.id);
  // A reader that has seen everything of a run that is over gets its end, not silence.
  if (run.finishedAt !== null && input.after >= run.lastSeq) return new Response('', { headers });
  const stop = new AbortController();
  input.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const batches = services.feed.watch({
    orgId: principal.orgId,
    runId: run.id,
    after: input.after,
    signal: stop.signal,
  });
  const encoder = new TextEncoder();
  let beat: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      beat = setInterval(() => controller.enqueue(encoder.encode(': waiting\n\n')), heartbeatMs);
    },
    async pull(controller) {
      const { value, done } = await batches.next().catch((error: unknown) => {
        clearInterval(beat);
        throw error;
      });
      if (done) {
        clearInterval(beat);
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(textOf(value)));
    },
    async cancel() {
      clearInterval(beat);
      stop.abort();
      await batches.return(undefined);
    },
  });
  return new Response(body, { headers });
}

/** What is no event of the log has no id: who resumes does so after the last event. */
function textOf(moved: Moved): string {
  if ('events' in moved)
    return moved.events
      .map((event) => `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
      .join('');
  return moved.partials.map((update) => `event: partial\ndata: ${JSON.stringify(update)}\n\n`).join('');
}
