import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { jacksOf } from './connection.ts';
import { type Cut, cutOf, fromOf, loopsAround, toOf } from './cut.ts';

/** Why nodes cannot become a workflow of their own that does the same, as a sentence; null when they can. */
export function whyNotExtracted(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  chosen: readonly string[],
): string | null {
  const cut = cutOf(graph, chosen);
  if (cut.roots.length === 0) return t('actions.selectTheNodes');
  if (new Set(cut.roots.map(({ parent }) => parent)).size > 1) return t('actions.selectNodesOfOneLevelSome');
  return why(t, graph, catalogue, cut);
}

function why(t: Words, graph: Graph, catalogue: Catalogue, cut: Cut): string | null {
  const answers = ['end', 'respond'];
  for (const node of cut.nodes) {
    const role = catalogue.get(node.type)?.role;
    if (role === 'entry') return t('actions.nodeBeginsTheWorkflowLeave', { node: node.id });
    if (answers.includes(node.type)) return t('actions.nodeAnswersWhoeverCalledThisWorkflow', { node: node.id });
    if (role === 'break' || role === 'continue') {
      if (!loopsAround(graph, catalogue, node).some((id) => cut.ids.has(id)))
        return t('actions.nodeLeavesALoopThatStays', { node: node.id });
    }
    if (role === 'variable' || readsOf(node).has('vars'))
      return t('actions.nodeUsesVariablesOfThisRun', { node: node.id });
    const by = node.policy?.compensate;
    if (by !== undefined && !cut.ids.has(by)) return t('actions.nodeIsUndoneByByTake', { node: node.id, by });
  }
  const undone = graph.nodes.find(({ id, policy }) => !cut.ids.has(id) && cut.ids.has(policy?.compensate ?? ''));
  if (undone)
    return t('actions.undoneIsUndoneByCompensateTake', {
      undone: undone.id,
      compensate: undone.policy?.compensate ?? '',
    });
  return whyNotOneWay(t, graph, catalogue, cut);
}

/** A call has one way in and one way out, and goes on whenever its workflow has ended. */
function whyNotOneWay(t: Words, graph: Graph, catalogue: Catalogue, cut: Cut): string | null {
  const targets = new Set(cut.ins.map(({ to }) => to));
  if (targets.size > 1 && new Set(cut.ins.map(({ from }) => from)).size > 1)
    return t('actions.theSelectionIsEnteredAtSeveral', { value: [...targets].join(', ') });
  const odd = cut.ins.find((edge) => toOf(edge).port !== 'in');
  if (odd) return t('actions.toTakesItsValue', { to: odd.to });
  const ways = [...new Set(cut.outs.map(({ from }) => from))];
  if (ways.length > 1) return t('actions.theSelectionIsLeftAtSeveral', { ways: ways.join(', ') });
  const [way] = ways;
  if (way === undefined) return null;
  for (const node of cut.roots) {
    const used = new Set(graph.edges.filter((edge) => fromOf(edge).node === node.id).map((edge) => fromOf(edge).port));
    const { outputs } = jacksOf(node, catalogue);
    const ending = outputs.find(({ name }) => !used.has(name));
    if (ending !== undefined && (outputs.length > 1 || used.size === 0))
      return t('actions.aWayEndsAtNodeEnding', { node: node.id, ending: ending.name });
    if (node.id === parseEndpoint(way, 'out').node && outputs.length > 1)
      return t('actions.nodeLeadsOnByPortOnly', { node: node.id, port: parseEndpoint(way, 'out').port });
  }
  return null;
}
