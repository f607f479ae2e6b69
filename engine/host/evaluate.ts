import { NodeFailure } from '../errors.ts';
import { ExpressionError, type Roots } from '../expr/index.ts';
import type { PlanNode } from '../graph/plan.ts';
import type { Json } from '../json.ts';
import type { NodeDefinition } from '../node/define.ts';

const staticParams = new WeakMap<PlanNode, unknown>();

/**
 * The parameters of one visit as its node gets them: expressions evaluated, per-element ones as functions, the whole
 * checked against the node's schema. Throws NodeFailure `expression` or `params` (E7).
 */
export function evaluateParams(node: PlanNode, definition: NodeDefinition, roots: Roots): unknown {
  const { value, elements } = node.params;
  const isStatic = value.isStatic && elements.length === 0;
  const known = isStatic ? staticParams.get(node) : undefined;
  if (known !== undefined) return known;
  const raw: { [name: string]: unknown } = { ...asRecord(orFailure(node, () => value.evaluate(roots))) };
  for (const element of elements) {
    raw[element.name] = (item: Json, index: number) =>
      orFailure(node, () => element.value.evaluate(withItem(roots, item, index)));
  }
  const params = parseParams(node, definition, raw);
  if (isStatic) staticParams.set(node, params);
  return params;
}

function parseParams(node: PlanNode, definition: NodeDefinition, raw: unknown): unknown {
  const parsed = definition.params.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  throw new NodeFailure(
    'params',
    `'${node.id}': the value of \`${field}\` does not fit: ${issue?.message ?? 'unknown reason'}.`,
    { retryable: false },
  );
}

/** Evaluates one expression of a node; a failure names the node. */
export function orFailure<T>(node: PlanNode, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new NodeFailure('expression', `'${node.id}': ${error.message}`, { retryable: false });
  }
}

/** `item` and `index` are the element's; everything else is what stands around. */
export function withItem(roots: Roots, item: Json, index: number): Roots {
  return { get: (name) => (name === 'item' ? item : name === 'index' ? index : roots.get(name)) };
}

function asRecord(value: Json): { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
