import { PatchbayError } from '#engine/errors.ts';
import { type RunStatus, runStatuses } from '#engine/run/event.ts';
import { parseInput } from '../../operations/parse-input.ts';
import { type RunFilter, runFilter } from '../../operations/runs/run-filter.ts';

/** Reads the filter of a list of runs from the address: `status` may stand several times, or once with commas. */
export function readRunFilter(query: Record<string, string[]>): RunFilter {
  const { status, draft, limit, ...rest } = query;
  const single = Object.fromEntries(Object.entries(rest).map(([name, values]) => [name, values.at(-1)]));
  const [isDraft] = draft ?? [];
  const [count] = limit ?? [];
  return parseInput(runFilter, {
    ...single,
    ...(status && { status: status.flatMap((text) => text.split(',')).map(knownStatus) }),
    ...(isDraft !== undefined && { draft: isDraft === 'true' || (isDraft === 'false' ? false : isDraft) }),
    ...(count !== undefined && { limit: Number(count) }),
  });
}

function knownStatus(text: string): RunStatus {
  const found = runStatuses.find((known) => known === text);
  if (found !== undefined) return found;
  throw new PatchbayError('invalid_input', `\`status\` must be one of ${runStatuses.join(', ')}; got '${text}'.`);
}
