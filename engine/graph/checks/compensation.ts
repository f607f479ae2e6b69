import { isContainer } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';

/** Nodes that undo others: they exist, stand beside what they undo, and nothing else leads to or from them (G17). */
export function checkCompensation(model: GraphModel): Diagnostic[] {
  return [...model.nodes.values()].flatMap((node) => [...checkNamed(model, node), ...checkUndoing(model, node)]);
}

function checkNamed({ nodes }: GraphModel, node: ModelNode): Diagnostic[] {
  const name = node.policy.compensate;
  if (name === undefined) return [];
  const base = { severity: 'error' as const, node: node.id, field: 'policy.compensate' };
  const undoing = nodes.get(name);
  if (!undoing || undoing === node)
    return [
      {
        ...base,
        code: 'unknown_compensation',
        message: `\`${node.id}\` is to be undone by \`${name}\`, which is ${undoing ? 'the node itself' : 'not there'}.`,
        fix: 'Name another node of the same level.',
      },
    ];
  if (isContainer(node.description?.role))
    return [
      {
        ...base,
        code: 'not_on_container',
        message: `\`${node.id}\` is a container, so it cannot have \`policy.compensate\`.`,
        fix: 'Set `policy.compensate` on the nodes inside.',
      },
    ];
  return undoing.parent === node.parent
    ? []
    : [
        {
          ...base,
          code: 'compensation_elsewhere',
          message: `\`${node.id}\` is to be undone by \`${name}\`, which stands on another level.`,
          fix: `Move \`${name}\` beside \`${node.id}\`.`,
        },
      ];
}

function checkUndoing({ graph }: GraphModel, node: ModelNode): Diagnostic[] {
  const [undone, another] = node.undoes;
  if (undone === undefined) return [];
  const base = { severity: 'error' as const, node: node.id };
  const findings: Diagnostic[] = [];
  const edge = graph.edges.findIndex(({ from, to }) => [from, to].some((end) => end.split('.')[0] === node.id));
  if (edge >= 0)
    findings.push({
      ...base,
      code: 'compensation_has_edges',
      message: `\`${node.id}\` undoes \`${undone.id}\`, so no edge may lead to it or from it.`,
      fix: 'Remove its edges; it runs by itself when the run fails.',
      field: `edges.${edge}`,
    });
  if (another)
    findings.push({
      ...base,
      code: 'shared_compensation',
      message: `\`${node.id}\` is named to undo both \`${undone.id}\` and \`${another.id}\`, and could not tell which.`,
      fix: `Make a node of its own that undoes \`${another.id}\`.`,
      field: 'id',
    });
  const role = node.description?.role ?? 'task';
  if (role !== 'task')
    findings.push({
      ...base,
      code: 'cannot_compensate',
      message: `\`${node.id}\` undoes \`${undone.id}\`, but nodes of the type \`${node.node.type}\` cannot undo anything.`,
      fix: 'Name a node that does something, such as an HTTP request.',
      field: 'type',
    });
  return findings;
}
