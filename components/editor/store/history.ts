import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** One named thing a person did; `back` undoes it. `key` joins it with the step before, as while typing in one field. */
export type Step = { title: string; key: string | null; forward: Operation; back: Operation; selection: string[] };

/** The document and the steps that led to it and away from it. */
export type Document = { graph: Graph; past: Step[]; future: Step[] };

const limit = 500;

/** A document nobody changed yet. */
export function openDocument(graph: Graph): Document {
  return { graph, past: [], future: [] };
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
    };
    return { graph, past: [...document.past.slice(0, -1), joined], future: [] };
  }
  const step: Step = { title: action.title, key, forward, back: inverse, selection: action.selection };
  return { graph, past: [...document.past, step].slice(-limit), future: [] };
}

/** Takes the last step back; the same document when there is none. */
export function undo(document: Document): Document {
  const step = document.past.at(-1);
  if (step === undefined) return document;
  const { graph } = applyOperation(document.graph, step.back);
  return { graph, past: document.past.slice(0, -1), future: [step, ...document.future] };
}

/** Does the last undone step again; the same document when there is none. */
export function redo(document: Document): Document {
  const [step, ...future] = document.future;
  if (step === undefined) return document;
  const { graph } = applyOperation(document.graph, step.forward);
  return { graph, past: [...document.past, { ...step, key: null }], future };
}
