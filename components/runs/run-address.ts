import { type RunStatus, runStatuses } from '#engine/run/event.ts';
import type { RunFilter } from '#server/trpc/views.ts';
import type { WordKey } from '#words/words.ts';

export type RunSort = NonNullable<RunFilter['sort']>;

/** Lengths of time a list can be narrowed to, in milliseconds before now. */
export const spans: Record<string, { title: WordKey; ms: number }> = {
  '1h': { title: 'runs.lastHour', ms: 3_600_000 },
  '24h': { title: 'runs.last24Hours', ms: 86_400_000 },
  '7d': { title: 'runs.last7Days', ms: 7 * 86_400_000 },
  '30d': { title: 'runs.last30Days', ms: 30 * 86_400_000 },
};

/** The list of runs as its address says it: what was chosen, and what that asks the server. */
export type RunAddress = {
  workflow: string;
  statuses: RunStatus[];
  door: string;
  /** `draft`, `published` or empty for both. */
  made: string;
  /** A name of `spans`, `between` while `from` or `to` is given, or empty. */
  span: string;
  from: string;
  to: string;
  text: string;
  sort: RunSort;
  /** Whether anything but the order was chosen. */
  isFiltered: boolean;
};

const sorts: Record<RunSort, { id: 'started' | 'took'; desc: boolean }> = {
  newest: { id: 'started', desc: true },
  oldest: { id: 'started', desc: false },
  longest: { id: 'took', desc: true },
  shortest: { id: 'took', desc: false },
};

/** Reads the address; what it does not know is as if it were not there. */
export function readRunAddress(query: URLSearchParams): RunAddress {
  const get = (name: string) => query.get(name) ?? '';
  const named = new Set(query.getAll('status').flatMap((text) => text.split(',')));
  const [from, to] = [momentOf(get('from')), momentOf(get('to'))];
  const wanted = get('sort');
  const read = {
    workflow: get('workflow'),
    statuses: runStatuses.filter((status) => named.has(status)),
    door: get('door'),
    made: ['draft', 'published'].includes(get('made')) ? get('made') : '',
    span: from !== '' || to !== '' || get('span') === 'between' ? 'between' : get('span') in spans ? get('span') : '',
    from,
    to,
    text: get('text').slice(0, 200),
  };
  const { statuses, ...single } = read;
  const isFiltered = statuses.length > 0 || Object.values(single).some((value) => value !== '');
  return { ...read, sort: isSort(wanted) ? wanted : 'newest', isFiltered };
}

/** What the address asks the server, as seen at `now` (milliseconds since 1970). */
export function filterOf(address: RunAddress, now: number): RunFilter {
  const { workflow, statuses, door, made, span, from, to, text, sort } = address;
  const ms = spans[span]?.ms;
  const since = ms === undefined ? from : new Date(now - ms).toISOString();
  return {
    sort,
    ...(workflow !== '' && { workflow }),
    ...(statuses.length > 0 && { status: statuses }),
    ...(door !== '' && { door }),
    ...(made !== '' && { draft: made === 'draft' }),
    ...(since !== '' && { from: since }),
    ...(to !== '' && ms === undefined && { to }),
    ...(text.trim() !== '' && { text }),
  };
}

/** The query of the list of runs that shows these; what is absent is left open. */
export function runsQuery(wanted: {
  workflow?: string;
  status?: string;
  made?: string;
  span?: string;
  from?: string;
  to?: string;
  text?: string;
  sort?: RunSort;
}): string {
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
}

/** The column that an order sorts by, and which way. */
export function orderOf(sort: RunSort): { id: string; desc: boolean } {
  return sorts[sort];
}

/** The order of a column. */
export function sortOf(id: string, desc: boolean): RunSort {
  if (id === 'took') return desc ? 'longest' : 'shortest';
  return desc ? 'newest' : 'oldest';
}

function isSort(text: string): text is RunSort {
  return text in sorts;
}

function momentOf(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}
