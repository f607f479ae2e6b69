import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { PatchbayError } from '#engine/errors.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import { type Graph, nodeSchema } from '#engine/graph/schema.ts';
import { SharedGraph } from '#together/shared-graph.ts';

/** A shared document may not have more nodes than this; publishing allows fewer. */
const mostNodes = 10_000;

/** Tries updates on a copy of a shared document, so that one that makes no workflow of it never reaches the others. */
export class Trial {
  private readonly main: Doc;
  private copy: SharedGraph | null = null;

  constructor(main: Doc) {
    this.main = main;
    main.on('update', (update: Uint8Array) => {
      if (this.copy) applyUpdate(this.copy.doc, update);
    });
  }

  /** Throws `invalid_input` with what is wrong when the document would be no workflow with this update. */
  check(update: Uint8Array): void {
    const copy = this.open();
    const before = copy.read();
    try {
      applyUpdate(copy.doc, update);
      checkChanged(copy.read(), before);
    } catch (error) {
      this.copy = null;
      if (error instanceof PatchbayError) throw error;
      throw new PatchbayError('invalid_input', 'This is no change of a document. Reload the page.');
    }
  }

  private open(): SharedGraph {
    if (this.copy === null) {
      this.copy = new SharedGraph(new Doc());
      applyUpdate(this.copy.doc, encodeStateAsUpdate(this.main));
    }
    return this.copy;
  }
}

/** Only what differs is looked at: a long document costs no more than what is written in it. */
function checkChanged(graph: Graph, before: Graph): void {
  if (graph === before) return;
  const known = new Set(before.nodes);
  for (const node of graph.nodes) {
    if (known.has(node)) continue;
    const { error } = nodeSchema.safeParse(node);
    const [issue] = error?.issues ?? [];
    if (issue) throw refusal(`node \`${String(node.id)}\`, \`${issue.path.join('.')}\`: ${issue.message}`);
  }
  const edges = graph.edges === before.edges ? [] : graph.edges;
  const [first] = parseGraph({ ...graph, nodes: [], edges }).diagnostics;
  if (first) throw refusal(first.message);
  if (graph.nodes.length > mostNodes)
    throw refusal(`it has ${graph.nodes.length} nodes, and ${mostNodes} are the most.`);
}

function refusal(what: string): PatchbayError {
  return new PatchbayError('invalid_input', `This change was not taken, because it makes no workflow: ${what}`);
}
