import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { jacksOf } from './connection.ts';
import { type Cut, cutOf, fromOf, loopsAround, toOf } from './cut.ts';

/** Why nodes cannot become a workflow of their own that does the same, as a sentence; null when they can. */
export function whyNotExtracted(graph: Graph, catalogue: Catalogue, chosen: readonly string[]): string | null {
  const cut = cutOf(graph, chosen);
  if (cut.roots.length === 0) return 'Select the nodes that are to become a workflow.';
  if (new Set(cut.roots.map(({ parent }) => parent)).size > 1)
    return 'Select nodes of one level: some lie in a container.';
  return why(graph, catalogue, cut);
}

function why(graph: Graph, catalogue: Catalogue, cut: Cut): string | null {
  const answers = ['end', 'respond'];
  for (const node of cut.nodes) {
    const role = catalogue.get(node.type)?.role;
    if (role === 'entry') return `${node.id} begins the workflow. Leave it out.`;
    if (answers.includes(node.type)) return `${node.id} answers whoever called this workflow. Leave it out.`;
    if (role === 'break' || role === 'continue') {
      if (!loopsAround(graph, catalogue, node).some((id) => cut.ids.has(id)))
        return `${node.id} leaves a loop that stays here. Take the whole loop, or leave it out.`;
    }
    if (role === 'variable' || readsOf(node).has('vars')) return `${node.id} uses variables of this run. Leave it out.`;
    const by = node.policy?.compensate;
    if (by !== undefined && !cut.ids.has(by)) return `${node.id} is undone by ${by}. Take both, or neither.`;
  }
  const undone = graph.nodes.find(({ id, policy }) => !cut.ids.has(id) && cut.ids.has(policy?.compensate ?? ''));
  if (undone) return `${undone.id} is undone by ${undone.policy?.compensate}. Take both, or neither.`;
  return whyNotOneWay(graph, catalogue, cut);
}

/** A call has one way in and one way out, and goes on whenever its workflow has ended. */
function whyNotOneWay(graph: Graph, catalogue: Catalogue, cut: Cut): string | null {
  const targets = new Set(cut.ins.map(({ to }) => to));
  if (targets.size > 1 && new Set(cut.ins.map(({ from }) => from)).size > 1)
    return `The selection is entered at several places: ${[...targets].join(', ')}. Select what has one way in.`;
  const odd = cut.ins.find((edge) => toOf(edge).port !== 'in');
  if (odd) return `${odd.to} takes its value by a cable. Select its source as well.`;
  const ways = [...new Set(cut.outs.map(({ from }) => from))];
  if (ways.length > 1)
    return `The selection is left at several places: ${ways.join(', ')}. Select what has one way out.`;
  const [way] = ways;
  if (way === undefined) return null;
  for (const node of cut.roots) {
    const used = new Set(graph.edges.filter((edge) => fromOf(edge).node === node.id).map((edge) => fromOf(edge).port));
    const { outputs } = jacksOf(node, catalogue);
    const ending = outputs.find(({ name }) => !used.has(name));
    if (ending !== undefined && (outputs.length > 1 || used.size === 0))
      return `A way ends at ${node.id} (${ending.name}), and the call would go on after it. Select what leads on from all ways, or one way only.`;
    if (node.id === parseEndpoint(way, 'out').node && outputs.length > 1)
      return `${node.id} leads on by ${parseEndpoint(way, 'out').port} only, and the call would go on either way. Leave it out.`;
  }
  return null;
}
