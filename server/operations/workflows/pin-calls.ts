import { type Compiled, compile } from '#engine/graph/compile.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { Services } from '../../services.ts';
import { callAddress, mapDocuments, pinnedAddress, workflowFields } from './call-address.ts';
import { hashGraph } from './check-graph.ts';

export type StoredGraph = { hash: string; graph: Graph };

export type PinnedCalls = {
  /** The graph with each address pinned to the hash of what was found there; the same object when it names none. */
  graph: Graph;
  /** What was found, to be kept with it. */
  found: StoredGraph[];
  diagnostics: Diagnostic[];
};

/** Addresses that one graph may reach, its own and those of what it calls. */
const mostAddresses = 50;

/**
 * Fetches the workflows that a graph calls by address, and those that they call, checks them and documents in place,
 * and pins each address to what stands there now. Never throws: what is wrong is found at the node that calls.
 */
export async function pinCalls(parts: Pick<Services, 'catalogue' | 'callSources'>, graph: Graph): Promise<PinnedCalls> {
  const walk = new Walk(parts);
  const pinned = await walk.pin(graph, []);
  return { graph: pinned.graph, found: [...walk.found.values()], diagnostics: pinned.diagnostics };
}

/** What is wrong with the workflow that a call names by address or in place; null when nothing is. */
export async function checkCallee(
  parts: Pick<Services, 'catalogue' | 'callSources'>,
  value: Json,
): Promise<Problem | null> {
  const target = await new Walk(parts).target(value, []);
  return target === null || 'value' in target ? null : target;
}

type Pinned = { graph: Graph; diagnostics: Diagnostic[] };

/** What a call leads to: what to write in its place, or what is wrong with it. */
type Target = { value: Json } | Problem;

type Problem = Pick<Diagnostic, 'code' | 'message' | 'fix'>;

class Walk {
  readonly found = new Map<string, StoredGraph>();
  private readonly known = new Map<string, Target>();
  private readonly parts: Pick<Services, 'catalogue' | 'callSources'>;

  constructor(parts: Pick<Services, 'catalogue' | 'callSources'>) {
    this.parts = parts;
  }

  /** `via` are the addresses that led here. */
  async pin(graph: Graph, via: string[]): Promise<Pinned> {
    const { catalogue } = this.parts;
    const diagnostics: Diagnostic[] = [];
    const values = new Map<string, Json>();
    for (const node of graph.nodes) {
      if (node.disabled) continue;
      for (const { field, takesDocuments } of workflowFields(catalogue, node)) {
        const value = node.params?.[field];
        const target = takesDocuments && value !== undefined ? await this.target(value, via) : null;
        if (target === null) continue;
        if ('value' in target) values.set(`${node.id}.${field}`, target.value);
        else diagnostics.push({ ...target, severity: 'error', node: node.id, field: `params.${field}` });
      }
    }
    const changed = mapDocuments(catalogue, graph, (value, { node, field }) => values.get(`${node}.${field}`) ?? value);
    return { graph: changed, diagnostics };
  }

  /** What a value stands for; null when it names a saved workflow or is an expression. */
  async target(value: Json, via: string[]): Promise<Target | null> {
    if (value !== null && typeof value !== 'string') return await this.inPlace(value, via);
    const named = callAddress(value);
    if (named === null) return null;
    const { address } = named;
    if (via.includes(address))
      return {
        code: 'call_cycle',
        message: `\`${address}\` calls itself${via.length > 1 ? ` by way of ${via.slice(via.indexOf(address) + 1).join(', ')}` : ''}, so it can never be pinned.`,
        fix: 'Save the workflow that repeats here and call it by its slug.',
      };
    const known = this.known.get(address);
    if (known) return known;
    const target = await this.behind(address, via);
    this.known.set(address, target);
    return target;
  }

  private async behind(address: string, via: string[]): Promise<Target> {
    if (this.known.size + via.length >= mostAddresses)
      return {
        code: 'too_many_calls',
        message: `The workflows behind addresses call more than ${mostAddresses} others.`,
        fix: 'Save some of them here and call them by their slugs.',
      };
    const source = await this.parts.callSources.read(address);
    if ('problem' in source) return source.problem;
    const sound = this.sound(source.document, `What stands at \`${address}\``);
    if ('code' in sound) return sound;
    const { graph, diagnostics } = await this.pin(sound.graph, [...via, address]);
    const [problem] = diagnostics;
    if (problem) return { ...problemOf(problem), message: `In \`${address}\`: ${problem.message}` };
    const hash = hashGraph(graph);
    this.found.set(hash, { hash, graph });
    return { value: pinnedAddress(address, hash) };
  }

  private async inPlace(document: Json, via: string[]): Promise<Target> {
    const sound = this.sound(document, 'The workflow in place');
    if ('code' in sound) return sound;
    const { graph, diagnostics } = await this.pin(sound.graph, via);
    const [problem] = diagnostics;
    if (problem) return { ...problemOf(problem), message: `In the workflow in place: ${problem.message}` };
    // Left as it was written when nothing in it had to be pinned.
    return { value: graph === sound.graph ? document : JSON.parse(JSON.stringify(graph)) };
  }

  private sound(document: Json, what: string): { graph: Graph } | Problem {
    const { graph, diagnostics } = parseGraph(document);
    if (graph === null)
      return {
        code: 'not_a_workflow',
        message: `${what} is not a workflow: ${diagnostics[0]?.message ?? 'it does not fit'}`,
        fix: 'Export a workflow from the editor and take that.',
      };
    return whatIsWrong(compile(graph, this.parts.catalogue), what) ?? { graph };
  }
}

function whatIsWrong(compiled: Compiled, what: string): Problem | null {
  const error = compiled.diagnostics.find(({ severity }) => severity === 'error');
  if (error)
    return { ...problemOf(error), code: 'does_not_compile', message: `${what} does not compile: ${error.message}` };
  if (compiled.callable !== null) return null;
  return { code: 'not_callable', message: `${what} has no Start, so it cannot be called.`, fix: 'Add a Start to it.' };
}

/** A finding without its place, which lies in another document. */
function problemOf({ code, message, fix }: Diagnostic): Problem {
  return { code, message, ...(fix !== undefined && { fix }) };
}
