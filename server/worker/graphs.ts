import { asEngine } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { getGraph } from '#db/queries/workflows/get-graph.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import { type Compiled, compile } from '#engine/graph/compile.ts';
import type { Graph } from '#engine/graph/schema.ts';

/** Compiled graphs kept in memory at most. */
const largestCache = 500;

export type CompiledGraph = { graph: Graph; hash: string; compiled: Compiled };

/** Graphs by content hash, compiled once: what never changes is never asked for twice. */
export class Graphs {
  private readonly db: Database;
  private readonly catalogue: Catalogue;
  private readonly cache = new Map<string, CompiledGraph>();
  /** Asked for and not there yet. */
  private readonly coming = new Map<string, Promise<CompiledGraph>>();

  constructor(db: Database, catalogue: Catalogue) {
    this.db = db;
    this.catalogue = catalogue;
  }

  /** Compiles a graph that is at hand. */
  add(graph: Graph, hash: string): CompiledGraph {
    const known = this.cache.get(hash);
    if (known) {
      this.cache.delete(hash);
      this.cache.set(hash, known);
      return known;
    }
    const entry = { graph, hash, compiled: compile(graph, this.catalogue) };
    this.cache.set(hash, entry);
    const oldest = this.cache.size > largestCache ? this.cache.keys().next().value : undefined;
    if (oldest !== undefined) this.cache.delete(oldest);
    return entry;
  }

  /** The graph that a version or a run refers to; fails with `internal` when it is gone. */
  async get(orgId: string, hash: string): Promise<CompiledGraph> {
    const known = this.cache.get(hash);
    if (known) return known;
    const coming = this.coming.get(`${orgId} ${hash}`) ?? this.load(orgId, hash);
    this.coming.set(`${orgId} ${hash}`, coming);
    try {
      return await coming;
    } finally {
      this.coming.delete(`${orgId} ${hash}`);
    }
  }

  private async load(orgId: string, hash: string): Promise<CompiledGraph> {
    const graph = await asEngine(this.db, (engine) => getGraph(engine, { orgId, hash }));
    if (graph === null) throw new PatchbayError('internal', `The graph ${hash} of this run is missing.`);
    return this.add(graph, hash);
  }
}
