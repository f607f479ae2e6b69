import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { getTool, getToolAt } from '#db/queries/workflows/get-tool.ts';
import { listTools } from '#db/queries/workflows/list-tools.ts';
import type { Canary, ToolRecord } from '#db/queries/workflows/select-tools.ts';
import type { Issue } from '#engine/errors.ts';
import type { Json, JsonSchema } from '#engine/json.ts';
import { checkFor } from '../host/schemas.ts';
import type { Graphs } from '../worker/graphs.ts';
import type { Runnable } from '../worker/start-run.ts';

/** A published workflow as seen from outside. */
export type Tool = {
  slug: string;
  name: string;
  description: string;
  input: JsonSchema;
  output: JsonSchema;
  runnable: Runnable;
  check(input: Json): Issue[];
  /** A version that some calls get instead. */
  canary?: Canary | null;
};

/** Published tools, kept in memory until a publication or a change says otherwise. */
export class Tools {
  private readonly db: Database;
  private readonly graphs: Graphs;
  private readonly known = new Map<string, Map<string, Tool | null>>();

  constructor(db: Database, graphs: Graphs) {
    this.db = db;
    this.graphs = graphs;
  }

  /** The tool of that slug with a `start`; null when the organization has none. */
  async find(orgId: string, slug: string): Promise<Tool | null> {
    const ofOrg = this.known.get(orgId);
    const known = ofOrg?.get(slug);
    if (known !== undefined) return known;
    const record = await asOrg(this.db, orgId, (tx) => getTool(tx, slug));
    const tool = record === null ? null : this.toTool(record);
    this.remember(orgId, slug, tool);
    return tool;
  }

  /** One version of a published tool, whether callers get it by themselves or not; null when there is none. */
  async at(orgId: string, slug: string, version: number): Promise<Tool | null> {
    const key = `${slug}@${version}`;
    const known = this.known.get(orgId)?.get(key);
    if (known !== undefined) return known;
    const record = await asOrg(this.db, orgId, (tx) => getToolAt(tx, slug, version));
    const tool = record === null ? null : this.toTool(record);
    this.remember(orgId, key, tool);
    return tool;
  }

  /** The version that a call gets: `chance` in 0..1 decides while another one is tried on some of them. */
  async pick(orgId: string, slug: string, chance: number): Promise<Tool | null> {
    const tool = await this.find(orgId, slug);
    if (!tool?.canary || chance * 100 >= tool.canary.percent) return tool;
    return (await this.at(orgId, slug, tool.canary.version)) ?? tool;
  }

  /** All tools of the organization, by slug. */
  async list(orgId: string): Promise<Tool[]> {
    const records = await asOrg(this.db, orgId, (tx) => listTools(tx));
    return records.flatMap((record) => {
      const tool = this.toTool(record);
      this.remember(orgId, record.slug, tool);
      return tool === null ? [] : [tool];
    });
  }

  /** Forgets what an organization has published. */
  forget(orgId: string): void {
    this.known.delete(orgId);
  }

  forgetAll(): void {
    this.known.clear();
  }

  private remember(orgId: string, slug: string, tool: Tool | null): void {
    const ofOrg = this.known.get(orgId) ?? new Map<string, Tool | null>();
    // Unknown slugs come from outside: they must not fill the memory.
    if (tool === null && ofOrg.size > 10_000) return;
    ofOrg.set(slug, tool);
    this.known.set(orgId, ofOrg);
  }

  private toTool(record: ToolRecord): Tool | null {
    const graph = this.graphs.add(record.graph, record.hash);
    const entry = graph.compiled.callable;
    if (entry === null) return null;
    const { name, description, input, output } = graph.graph;
    return {
      slug: record.slug,
      name,
      description,
      input,
      output,
      runnable: {
        workflow: { id: record.workflowId, slug: record.slug, version: record.version },
        graph,
        entry,
        draft: false,
      },
      check: checkFor(input),
      canary: record.canary,
    };
  }
}
