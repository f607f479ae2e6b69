import { parseEndpoint } from '../graph/endpoint.ts';
import type { Graph, GraphNode } from '../graph/schema.ts';
import type { RunEvent } from './event.ts';

/** One step of an explanation; `node` is the one it is about, `seq` the event that says so. */
export type Reason = { text: string; node: string | null; seq: number | null };

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
type Moment = { graph: Graph; events: readonly RunEvent[] };

/** Steps of an explanation at most: a reader follows no more. */
const longest = 12;

/**
 * Says why a node did not run, or why it ran again or waits, at the end of these events: back along dead ways to the
 * choice that made them so. Empty when it simply ran. Pure.
 */
export function why(moment: Moment, id: string): Reason[] {
  const reasons: Reason[] = [];
  explain(moment, id, reasons, new Set());
  return reasons.slice(0, longest);
}

function explain(moment: Moment, id: string, reasons: Reason[], seen: Set<string>): void {
  if (seen.has(id)) return;
  seen.add(id);
  const last = moment.events.findLast((event) => event.node === id && tells(event));
  if (last === undefined) return notReached(moment, id, reasons, seen);
  if (last.type === 'node.skipped') return skipped(moment, id, last, reasons, seen);
  if (last.type === 'node.attempt_failed')
    say(
      reasons,
      id,
      last,
      `\`${id}\` failed (${last.data.error.code}) on try ${last.attempt ?? 1} and is tried again at ${last.data.retryAt}.`,
    );
  if (last.type === 'node.waiting') say(reasons, id, last, `\`${id}\` waits for ${waitText(last)}.`);
  const tries = moment.events.filter(
    (event) => event.type === 'node.attempt_failed' && event.node === id && isSamePlace(event, last),
  );
  if (last.type === 'node.completed' || last.type === 'node.failed')
    for (const one of tries)
      if (one.type === 'node.attempt_failed')
        say(reasons, id, one, `Try ${one.attempt ?? 1} failed: ${one.data.error.message}`);
}

function tells({ type }: RunEvent): boolean {
  return type.startsWith('node.') && type !== 'node.in_doubt' && type !== 'node.limit_reached';
}

function isSamePlace(a: RunEvent, b: RunEvent): boolean {
  return a.scope === b.scope && a.visit === b.visit;
}

/** S8: the dead ways that caused a skip, each back to the choice behind it. */
function skipped(
  moment: Moment,
  id: string,
  event: EventOf<'node.skipped'>,
  reasons: Reason[],
  seen: Set<string>,
): void {
  if (event.data.edges.length === 0) return say(reasons, id, event, `\`${id}\` was skipped: ${event.data.reason}.`);
  for (const edge of event.data.edges) {
    const from = parseEndpoint(edge.split('>')[0]?.trim() ?? '', 'out');
    const source = moment.events.findLast((other) => other.node === from.node && tells(other) && other.seq < event.seq);
    if (source?.type === 'node.skipped') {
      say(reasons, id, event, `\`${id}\` was skipped because \`${from.node}\` before it was skipped.`);
      explain({ ...moment, events: moment.events.slice(0, event.seq) }, from.node, reasons, seen);
    } else say(reasons, id, event, deadEnd(id, from, source));
  }
}

function deadEnd(id: string, from: { node: string; port: string }, source: RunEvent | undefined): string {
  const way = from.port === 'out' ? `from \`${from.node}\`` : `by \`${from.port}\` of \`${from.node}\``;
  if (source?.type === 'node.completed')
    return `The way ${way} to \`${id}\` was dead: \`${from.node}\` went by ${portText(source.data.ports)}.`;
  if (source?.type === 'node.failed')
    return `The way ${way} to \`${id}\` was dead: \`${from.node}\` failed (${source.data.error.code}).`;
  return `The way ${way} to \`${id}\` was dead.`;
}

function portText(ports: string[]): string {
  return ports.length === 0 ? 'no way at all' : ports.map((port) => `\`${port}\``).join(' and ');
}

/** Nothing is said of it: not in this part, its container did not open, something before it is not over, or the run ended. */
function notReached(moment: Moment, id: string, reasons: Reason[], seen: Set<string>): void {
  const { graph, events } = moment;
  const node = graph.nodes.find((one) => one.id === id);
  const [first] = events;
  if (node === undefined || first?.type !== 'run.started') return;
  if (node.parent !== undefined) return notOpened(moment, node, node.parent, reasons, seen);
  const { entry } = first.data;
  if (!reaches(graph, entry, id))
    return say(reasons, id, first, `No way leads from \`${entry}\`, where this run began, to \`${id}\`.`);
  const sources = graph.edges.flatMap(({ from, to }) =>
    parseEndpoint(to, 'in').node === id ? [parseEndpoint(from, 'out').node] : [],
  );
  const pending = sources.filter((source) => !isOver(events, source));
  const over = ending(events);
  if (over !== null) say(reasons, id, over.event, `${over.text} before \`${id}\` was reached.`);
  else
    for (const source of pending) say(reasons, source, null, `\`${id}\` waits for \`${source}\`, which is not over.`);
  for (const source of pending) explain(moment, source, reasons, seen);
}

function notOpened(moment: Moment, { id }: GraphNode, parent: string, reasons: Reason[], seen: Set<string>): void {
  const opened = moment.events.some((event) => event.type === 'scope.started' && event.node === parent);
  const container = moment.events.findLast((event) => event.type === 'node.started' && event.node === parent);
  if (opened) return say(reasons, id, null, `\`${id}\` was not reached in any turn of \`${parent}\`.`);
  if (container?.type === 'node.started' && container.data.count === 0)
    return say(reasons, id, container, `\`${parent}\` had nothing to go through, so nothing in it ran.`);
  say(reasons, id, null, `\`${id}\` is inside \`${parent}\`, which did not begin.`);
  explain(moment, parent, reasons, seen);
}

function ending(events: readonly RunEvent[]): { text: string; event: RunEvent } | null {
  const event = events.findLast(
    ({ type }) => type === 'run.failed' || type === 'run.cancelled' || type === 'run.completed',
  );
  if (event?.type === 'run.failed')
    return {
      event,
      text: `The run failed${event.data.error.node ? ` at \`${event.data.error.node}\`` : ''} (${event.data.error.code})`,
    };
  if (event?.type === 'run.cancelled') return { event, text: 'The run was cancelled' };
  return event === undefined ? null : { event, text: 'The run was over' };
}

function isOver(events: readonly RunEvent[], node: string): boolean {
  const last = events.findLast((event) => event.node === node && tells(event));
  return last?.type === 'node.completed' || last?.type === 'node.failed' || last?.type === 'node.skipped';
}

function reaches(graph: Graph, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const node of seen)
    for (const edge of graph.edges)
      if (parseEndpoint(edge.from, 'out').node === node) seen.add(parseEndpoint(edge.to, 'in').node);
  return seen.has(to);
}

function waitText({ data }: EventOf<'node.waiting'>): string {
  if (data.kind === 'timer') return `a time, ${data.until}`;
  if (data.kind === 'event') return `an event on \`${data.topic}\``;
  if (data.kind === 'child') return 'the workflow it called';
  if (data.kind === 'breakpoint') return 'somebody to let it go on: the run was to stop before it';
  return data.kind === 'approval'
    ? 'a decision'
    : data.kind === 'in_doubt'
      ? 'somebody to say whether it happened'
      : 'a callback';
}

function say(reasons: Reason[], node: string, event: RunEvent | null, text: string): void {
  if (!reasons.some((reason) => reason.text === text)) reasons.push({ text, node, seq: event?.seq ?? null });
}
