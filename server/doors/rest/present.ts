import type { Outcome } from '../../gateway/settle.ts';

/** A JSON response. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value ?? null), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** What a call came to: 200 with the output, or 202 with where to look. */
export function presentOutcome(outcome: Outcome): Response {
  if (outcome.kind === 'running') {
    const pollUrl = `/api/v1/runs/${outcome.runId}`;
    return json({ taskId: outcome.runId, status: outcome.status, pollUrl }, 202, { location: pollUrl });
  }
  const { status = 200, headers = {} } = outcome.reply ?? {};
  return json(outcome.output, status, { ...safeHeaders(headers), 'patchbay-run': outcome.runId });
}

/** A run with its whole output; where a large one is stored is nobody's business outside. */
export function presentRun<T extends { outputRef: string | null }>({ outputRef: _, ...run }: T): Omit<T, 'outputRef'> {
  return run;
}

/** A workflow may not speak for the server: cookies, framing and lengths stay ours. */
function safeHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      /^(x-[a-z0-9-]+|cache-control|content-language|etag|last-modified|location|link)$/i.test(name) &&
      !/[\r\n]/.test(value),
  );
  return Object.fromEntries(kept);
}
