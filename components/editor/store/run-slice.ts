import type { Graph } from '#engine/graph/schema.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { applyToView, emptyView, type RunView } from '#engine/run/view.ts';
import { type Focus, newVisitIndex, takeVisits, type VisitIndex } from '#engine/run/visits.ts';
import type { Loops } from '../../canvas/loops.ts';
import { edgeKey } from './edge-key.ts';

/** A run beside the document: its log, the moment that is shown, and the view of that moment. */
export type RunSlice = {
  id: string;
  graph: Graph;
  events: RunEvent[];
  /** How many events are folded into `view`; follows the newest while `following`. */
  shown: number;
  following: boolean;
  newest: RunView;
  view: RunView;
  /** The view after each so many events, from which an earlier moment is found without folding all before it. */
  milestones: readonly RunView[];
  /** Where each edge of the document stands in the run's own list. */
  edgeIndex: ReadonlyMap<string, number>;
  loops: Loops;
  /** Every visit in the log; grows in place with `events`. */
  visits: VisitIndex;
  /** The turns and passes that are looked at; the latest ones where it says nothing. */
  focus: Focus;
};

const eventsPerMilestone = 2000;

const noLoops: Loops = { back: new Map(), headers: new Map() };

/** A run of which nothing was read yet. */
export function openRun(id: string, graph: Graph, loops = noLoops): RunSlice {
  const view = emptyView(graph);
  const edgeIndex = new Map(graph.edges.map((edge, index) => [edgeKey(edge), index]));
  const visits = newVisitIndex(loops.headers);
  return {
    id,
    graph,
    events: [],
    shown: 0,
    following: true,
    newest: view,
    view,
    milestones: [],
    edgeIndex,
    loops,
    visits,
    focus: {},
  };
}

/** Takes in events that follow what is known; those already known are left out, so a resumed stream may repeat some. */
export function addEvents(run: RunSlice, events: readonly RunEvent[]): RunSlice {
  const known = run.events.at(-1)?.seq ?? 0;
  const fresh = events.filter((event) => event.seq > known);
  if (fresh.length === 0) return run;
  const all = [...run.events, ...fresh];
  const milestones = [...run.milestones];
  let newest = run.newest;
  for (let count = run.events.length; count < all.length; ) {
    const next = Math.min(all.length, (milestones.length + 1) * eventsPerMilestone);
    newest = fold(run, newest, all.slice(count, next));
    if (next === (milestones.length + 1) * eventsPerMilestone) milestones.push(newest);
    count = next;
  }
  takeVisits(run.visits, all);
  if (!run.following) return { ...run, events: all, milestones, newest };
  return { ...run, events: all, milestones, newest, view: newest, shown: all.length };
}

/** Shows the run after its first `count` events. */
export function showMoment(run: RunSlice, count: number): RunSlice {
  const shown = Math.max(0, Math.min(count, run.events.length));
  if (shown === run.events.length) return { ...run, shown, following: true, view: run.newest };
  const passed = Math.floor(shown / eventsPerMilestone);
  const from =
    shown >= run.shown && run.shown >= passed * eventsPerMilestone
      ? { view: run.view, at: run.shown }
      : { view: run.milestones[passed - 1] ?? emptyView(run.graph), at: passed * eventsPerMilestone };
  return { ...run, shown, following: false, view: fold(run, from.view, run.events.slice(from.at, shown)) };
}

function fold({ graph }: RunSlice, view: RunView, events: readonly RunEvent[]): RunView {
  return events.reduce((current, event) => applyToView(current, event, graph), view);
}

/** Looks at one turn or pass of `owner`, or with null at the latest one again. */
export function lookAt(run: RunSlice, owner: string, number: number | null): RunSlice {
  const { [owner]: _, ...rest } = run.focus;
  return { ...run, focus: number === null ? rest : { ...rest, [owner]: number } };
}
