import { isContainer } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';

/** Policies that cannot hold (C1), and failures that lead nowhere (G18). */
export function checkPolicies({ nodes }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap((node) => [
    ...checkContainerPolicy(node),
    ...checkFailure(node),
    ...checkEach(node),
  ]);
}

function checkContainerPolicy({ id, node, description }: ModelNode): Diagnostic[] {
  if (!isContainer(description?.role)) return [];
  return (['retry', 'each', 'limit'] as const).flatMap((field): Diagnostic[] => {
    if (node.policy?.[field] === undefined) return [];
    return [
      {
        severity: 'error',
        code: 'not_on_container',
        message: `\`${id}\` is a container, so it cannot have \`policy.${field}\`.`,
        fix: `Set \`policy.${field}\` on the nodes inside.`,
        node: id,
        field: `policy.${field}`,
      },
    ];
  });
}

function checkFailure({ id, policy, out }: ModelNode): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  if (policy.onError === 'port' && !out.some((edge) => edge.port === 'error')) {
    warnings.push({
      severity: 'warning',
      code: 'open_error_port',
      message: `When \`${id}\` fails, nothing follows its \`error\` jack.`,
      fix: 'Connect the error jack, or let the failure end the run.',
      node: id,
      field: 'policy.onError',
    });
  }
  if (policy.default !== undefined && policy.onError !== 'continue') {
    warnings.push({
      severity: 'warning',
      code: 'unused_default',
      message: `\`${id}\` has a default, but does not go on after a failure.`,
      fix: 'Set "When it fails" to go on with the default, or remove the default.',
      node: id,
      field: 'policy.default',
    });
  }
  return warnings;
}

function checkEach({ id, policy, description }: ModelNode): Diagnostic[] {
  if (policy.each === undefined || (description !== null && description.role === 'task')) return [];
  if (description?.role !== 'entry') return [];
  return [
    {
      severity: 'error',
      code: 'not_on_entry',
      message: `\`${id}\` begins the run, so it cannot be repeated for each item.`,
      fix: 'Set `policy.each` on the node behind.',
      node: id,
      field: 'policy.each',
    },
  ];
}
