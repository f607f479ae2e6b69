import { type Catalogue, catalogueOf, type NodeDescription } from '#engine/graph/catalogue.ts';
import { compile } from '#engine/graph/compile.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** What the editor sends: the node types once, then one document after the other. */
export type Asked = { descriptions: readonly NodeDescription[] } | { number: number; graph: Graph };

let catalogue: Catalogue = new Map();

// Compiling a large document takes longer than a key may; here nobody waits for it.
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('descriptions' in data) catalogue = catalogueOf(data.descriptions);
  else postMessage({ number: data.number, diagnostics: compile(data.graph, catalogue).diagnostics });
});
