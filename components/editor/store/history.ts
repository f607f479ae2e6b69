import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { carryOver } from '#together/carry-over.ts';
import { type Renames, renamesThrough } from '#together/renames.ts';

/** One named thing a person did; `back` undoes it. `key` joins it with the step before, as while typing in one field. */
export type Step = {
  title: string;
  key: string | null;
  forward: Operation;
  back: Operation;
  selection: string[];
  /** The document before and after; they tell what is the step's own once others have changed it too. */
  from: Graph;
  to: Graph;
  /** How often others had changed the document by then. */
  merges: number;
};

/** The document and the steps that led to it and away from it. */
export type Document = {
  graph: Graph;
  past: Step[];
  future: Step[];
  merges: number;
  /** What others renamed, and in which of the merges. */
  renames: readonly { merge: number; names: Renames }[];
};

const limit = 500;

/** A document nobody changed yet. */
export function openDocument(graph: Graph): Document {
  return { graph, past: [], future: [], merges: 0, renames: [] };
}

/** Does something as one step; steps with the same key become one. */
export function perform(
  document: Document,
  action: { title: string; key?: string; operations: Operation[]; selection: string[] },
): Document {
  if (action.operations.length === 0) return document;
  const forward: Operation = { op: 'batch', operations: action.operations };
  const { graph, inverse } = applyOperation(document.graph, forward);
  const last = document.past.at(-1);
  const key = action.key ?? null;
  if (last !== undefined && key !== null && last.key === key && document.future.length === 0) {
    const joined: Step = {
      ...last,
      forward: { op: 'batch', operations: [last.forward, forward] },
      back: { op: 'batch', operations: [inverse, last.back] },
      to: graph,
    };
    return { ...document, graph, past: [...document.past.slice(0, -1), joined], future: [] };
  }
  const { title, selection } = action;
  const { merges } = document;
  const own = { forward, back: inverse, from: document.graph, to: graph };
  const step: Step = { title, key, selection, merges, ...own };
  return { ...document, graph, past: [...document.past, step].slice(-limit), future: [] };
}

/** What comes next is a step of its own, as after a field was left; the same document when it would be anyway. */
export function endStep(document: Document): Document {
  const last = document.past.at(-1);
  if (last === undefined || last.key === null) return document;
  return { ...document, past: [...document.past.slice(0, -1), { ...last, key: null }] };
}

/** Takes in what others changed; the steps stay, and what comes next is a step of its own. */
export function merge(document: Document, graph: Graph, names: Renames = new Map()): Document {
  const { past, future, merges } = endStep(document);
  const renames = names.size === 0 ? document.renames : [...document.renames, { merge: merges + 1, names }];
  return { graph, past, future, merges: merges + 1, renames };
}

/** A document after a step was taken back or done again, and the names of what stays because others changed it since. */
export type Turned = { document: Document; kept: string[] };

/** Takes the last step back; the same document when there is none. */
export function undo(document: Document): Turned {
  const step = document.past.at(-1);
  if (step === undefined) return { document, kept: [] };
  const { graph, kept } = turn(document, step, 'back');
  return {
    document: { ...document, graph, past: document.past.slice(0, -1), future: [step, ...document.future] },
    kept,
  };
}

/** Does the last undone step again; the same document when there is none. */
export function redo(document: Document): Turned {
  const [step, ...future] = document.future;
  if (step === undefined) return { document, kept: [] };
  const { graph, kept } = turn(document, step, 'forward');
  return { document: { ...document, graph, past: [...document.past, { ...step, key: null }], future }, kept };
}

/** As long as nobody else changed anything the operations fit; then only what still is as the step left it is turned. */
function turn(document: Document, step: Step, way: 'back' | 'forward'): { graph: Graph; kept: string[] } {
  if (step.merges === document.merges) return { graph: applyOperation(document.graph, step[way]).graph, kept: [] };
  const [from, to] = way === 'back' ? [step.to, step.from] : [step.from, step.to];
  const since = document.renames.filter(({ merge: number }) => number > step.merges);
  return carryOver(document.graph, from, to, renamesThrough(since.map(({ names }) => names)));
}
