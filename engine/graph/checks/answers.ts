import { areExclusive, chosen, common, type Guards, noGuards } from '../choices.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';

/** Two ends that can both be reached, and ends whose order timing decides (G18). */
export function checkAnswers(model: GraphModel): Diagnostic[] {
  const ends = model.order.filter((node) => node.description?.answers === 'end' && !node.node.disabled);
  if (ends.length === 0) return [];
  const guards = ends.length === 1 ? new Map<ModelNode, Guards>() : guardsOf(model);
  const findings: Diagnostic[] = ends.flatMap((end) => insideConcurrent(end, model));
  ends.forEach((second, index) => {
    const first = ends
      .slice(0, index)
      .find(
        (other) =>
          other.parent === second.parent &&
          !areExclusive(guards.get(other) ?? noGuards, guards.get(second) ?? noGuards),
      );
    if (first) {
      findings.push({
        severity: 'warning',
        code: 'two_ends',
        message: `\`${first.id}\` and \`${second.id}\` can both be reached in one run; only the first to finish answers.`,
        fix: 'Join the branches before one End, or decide between them with an If.',
        node: second.id,
      });
    }
  });
  return findings;
}

function insideConcurrent(end: ModelNode, { nodes }: GraphModel): Diagnostic[] {
  const container = nodes.get(end.parent);
  const concurrency = container?.node.params?.concurrency;
  if (!container || concurrency === undefined || concurrency === 1) return [];
  return [
    {
      severity: 'warning',
      code: 'racing_end',
      message: `\`${end.id}\` stands in \`${container.id}\`, whose turns run side by side: which of them answers depends on timing.`,
      fix: 'Answer behind the container instead.',
      node: end.id,
    },
  ];
}

/** The choices taken on every way to a node, round no cycle (G10). */
export function guardsOf(model: GraphModel): Map<ModelNode, Guards> {
  const guards = new Map<ModelNode, Guards>();
  for (const node of model.order)
    guards.set(
      node,
      common(
        node.in.flatMap((edge) => {
          const before = guards.get(edge.from);
          return before === undefined ? [] : [chosen(before, edge)];
        }),
      ),
    );
  return guards;
}
