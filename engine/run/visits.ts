import type { RunEvent } from './event.ts';
import type { NodeView } from './view.ts';
import { nodeViewOf } from './view.ts';

/** One time round: a pass of the cycle with this header, or a turn of this container, both counted from 1. */
export type Step = { owner: string; number: number };

/** Which time round a person looks at, by the container's or header's id; what is not named is the latest. */
export type Focus = Readonly<Record<string, number>>;

/** One visit of a node: where it stands, and the places of its events in the log. */
export type VisitEntry = { scope: string; visit: number; steps: readonly Step[]; events: number[]; hasFailed: boolean };

/** One turn of a container's visit; `begun` is the place of its first event in the log. */
export type TurnEntry = { steps: readonly Step[]; number: number; begun: number; hasFailed: boolean };

type NodeVisits = {
  entries: VisitEntry[];
  byKey: Map<string, VisitEntry>;
  turns: TurnEntry[];
  turnsByKey: Map<string, TurnEntry>;
};

/** All visits of a log by node, in the order in which they began; `takeVisits` lets it grow with the log. */
export type VisitIndex = {
  /** How many events have been taken in. */
  taken: number;
  /** Of each node in a cycle: the headers of the cycles around it, the innermost first. */
  headers: ReadonlyMap<string, readonly string[]>;
  nodes: Map<string, NodeVisits>;
};

/** The index of a log of which nothing has been read. */
export function newVisitIndex(headers: VisitIndex['headers']): VisitIndex {
  return { taken: 0, headers, nodes: new Map() };
}

/** Takes in the events that are new since the last time; costs their number, whatever came before. */
export function takeVisits(index: VisitIndex, events: readonly RunEvent[]): void {
  for (; index.taken < events.length; index.taken += 1) {
    const event = events[index.taken];
    if (event?.node === undefined) continue;
    const node = nodeOf(index, event.node);
    if (event.type === 'scope.started' || event.type === 'scope.completed') takeTurn(index, node, event);
    takeEvent(index, node, event);
  }
}

/** The visits of a node that had begun after `shown` events and lie in the focus. */
export function visitsOf(index: VisitIndex, node: string, { shown, focus }: Moment): VisitEntry[] {
  const entries = index.nodes.get(node)?.entries ?? [];
  return entries.filter((entry) => (entry.events[0] ?? shown) < shown && isIn(entry.steps, focus));
}

/** A moment of a run as it is looked at: after how many events, and at which time round. */
export type Moment = { shown: number; focus: Focus };

/** The latest visit of a node in the focus; null when there is none yet. */
export function latestVisit(index: VisitIndex, node: string, { shown, focus }: Moment): VisitEntry | null {
  const entries = index.nodes.get(node)?.entries ?? [];
  return entries.findLast((entry) => (entry.events[0] ?? shown) < shown && isIn(entry.steps, focus)) ?? null;
}

/**
 * The latest visit of a node that had begun before `shown` in the turn in which a reader stands: of the turns of the
 * containers around the reader only its own count, while passes go on from one to the next. `around` are the reader's
 * steps, the outer ones first, and `containers` those that hold it.
 */
export function visitSeen(
  index: VisitIndex,
  node: string,
  { around, containers, shown }: { around: readonly Step[]; containers: readonly string[]; shown: number },
): VisitEntry | null {
  const numbers = new Map(around.map(({ owner, number }) => [owner, number]));
  const isSameTurn = ({ steps }: VisitEntry) => {
    const last = steps.findLastIndex(({ owner }) => containers.includes(owner));
    return steps.slice(0, last + 1).every(({ owner, number }) => (numbers.get(owner) ?? number) === number);
  };
  const entries = index.nodes.get(node)?.entries ?? [];
  return entries.findLast((entry) => (entry.events[0] ?? shown) < shown && isSameTurn(entry)) ?? null;
}

/** The steps that lead into the latest turn of a container in the focus, its own the last; none before its first one. */
export function latestTurn(index: VisitIndex, owner: string, { shown, focus }: Moment): Step[] {
  const stepsInto = (turn: TurnEntry) => [...turn.steps, { owner, number: turn.number }];
  const turns = index.nodes.get(owner)?.turns ?? [];
  const latest = turns.findLast((turn) => turn.begun < shown && isIn(stepsInto(turn), focus));
  return latest === undefined ? [] : stepsInto(latest);
}

/** The places of the events of the container's visit that is reached by exactly these steps. */
export function turnStart(index: VisitIndex, container: string, steps: readonly Step[]): readonly number[] {
  const isHere = (entry: VisitEntry) =>
    entry.steps.length === steps.length &&
    entry.steps.every(({ owner, number }, place) => steps[place]?.owner === owner && steps[place].number === number);
  return index.nodes.get(container)?.entries.find(isHere)?.events ?? [];
}

/** What a person sees of one visit after `shown` events: only its own events count. */
export function viewOfVisit(events: readonly RunEvent[], entry: VisitEntry | null, shown: number): NodeView {
  return nodeViewOf((entry?.events ?? []).flatMap((place) => (place < shown ? (events[place] ?? []) : [])));
}

/** How often something went round so far, and which times failed. */
export type Rounds = { numbers: number[]; failed: number[] };

/**
 * The turns of a container or the passes of a cycle within the focus on what is around it. A time round has failed
 * when its turn has, or the visit of `node` in it.
 */
export function roundsOf(index: VisitIndex, { owner, node }: { owner: string; node: string }, moment: Moment): Rounds {
  const around = { ...moment, focus: without(moment.focus, owner) };
  const found = new Map<number, boolean>();
  const add = (number: number | undefined, hasFailed: boolean) => {
    if (number !== undefined) found.set(number, hasFailed || (found.get(number) ?? false));
  };
  for (const turn of index.nodes.get(owner)?.turns ?? [])
    if (turn.begun < around.shown && isIn(turn.steps, around.focus)) add(turn.number, turn.hasFailed);
  for (const id of new Set([owner, node]))
    for (const { steps, hasFailed } of visitsOf(index, id, around))
      add(steps.find((step) => step.owner === owner)?.number, hasFailed);
  const numbers = [...found.keys()].sort((a, b) => a - b);
  return { numbers, failed: numbers.filter((number) => found.get(number)) };
}

/** True when the focus says something of a node that stands in these loops and containers. */
export function isFocused(focus: Focus, owners: readonly string[]): boolean {
  return owners.some((owner) => focus[owner] !== undefined);
}

function nodeOf(index: VisitIndex, id: string): NodeVisits {
  const known = index.nodes.get(id) ?? { entries: [], byKey: new Map(), turns: [], turnsByKey: new Map() };
  index.nodes.set(id, known);
  return known;
}

function takeEvent(index: VisitIndex, node: NodeVisits, event: RunEvent): void {
  const [scope, visit] = [event.scope ?? '', event.visit ?? 1];
  const key = `${scope}#${visit}`;
  let entry = node.byKey.get(key);
  if (entry === undefined) {
    entry = { scope, visit, steps: stepsOf(index, event), events: [], hasFailed: false };
    node.byKey.set(key, entry);
    node.entries.push(entry);
  }
  entry.events.push(index.taken);
  if (event.type === 'node.failed' || event.type === 'compensation.failed') entry.hasFailed = true;
}

function takeTurn(
  index: VisitIndex,
  node: NodeVisits,
  event: Extract<RunEvent, { type: 'scope.started' | 'scope.completed' }>,
): void {
  const key = `${event.scope ?? ''}#${event.visit ?? 1}[${event.data.turn}]`;
  let turn = node.turnsByKey.get(key);
  if (turn === undefined) {
    turn = { steps: stepsOf(index, event), number: event.data.turn + 1, begun: index.taken, hasFailed: false };
    node.turnsByKey.set(key, turn);
    node.turns.push(turn);
  }
  if (event.type === 'scope.completed' && event.data.error !== undefined) turn.hasFailed = true;
}

/** Reads the path of an event (V10), and adds the pass of the innermost cycle its node is in (V9). */
function stepsOf({ headers }: VisitIndex, event: RunEvent): Step[] {
  const steps: Step[] = [];
  const addPass = (node: string, pass: number) => {
    const header = headers.get(node)?.[0];
    if (header !== undefined) steps.push({ owner: header, number: pass });
  };
  for (const part of (event.scope ?? '').split('/')) {
    const [, owner = '', round, turn, pass] = /^(\w+)(?:@(\d+))?(?:\[(\d+)\]|#(\d+))$/.exec(part) ?? [];
    if (pass !== undefined) steps.push({ owner, number: Number(pass) });
    if (turn === undefined) continue;
    if (round !== undefined) addPass(owner, Number(round));
    steps.push({ owner, number: Number(turn) + 1 });
  }
  addPass(event.node ?? '', event.visit ?? 1);
  return steps;
}

function isIn(steps: readonly Step[], focus: Focus): boolean {
  return steps.every(({ owner, number }) => focus[owner] === undefined || focus[owner] === number);
}

function without(focus: Focus, owner: string): Focus {
  const { [owner]: _, ...rest } = focus;
  return rest;
}
