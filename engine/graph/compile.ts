import { buildPlan, type CompiledNode } from './build-plan.ts';
import type { Catalogue } from './catalogue.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkCompensation } from './checks/compensation.ts';
import { checkEdges } from './checks/edges.ts';
import { checkFlow } from './checks/flow.ts';
import { checkNodes } from './checks/nodes.ts';
import { checkPins } from './checks/pins.ts';
import { checkPolicies } from './checks/policy.ts';
import { checkReferences } from './checks/references.ts';
import { checkVariables } from './checks/variables.ts';
import { compileField, compileParams, type ExpressionProblem, type FieldReference } from './compile-params.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { type GraphModel, type ModelNode, modelOf } from './model.ts';
import type { Plan } from './plan.ts';
import type { Graph } from './schema.ts';

export type Compiled = {
  diagnostics: Diagnostic[];
  /** Ids of the nodes where a run can begin. */
  entries: string[];
  /** The entry at which a call begins; null when the workflow cannot be called. */
  callable: string | null;
  /** True when no node of it changes anything outside. */
  onlyReads: boolean;
  /** The plan for runs from one entry; null when the graph has errors or the entry does not exist. */
  planFor(entry: string): Plan | null;
};

/**
 * Checks a graph and makes it ready to run. Pure: the editor calls it while people type, the server before it
 * publishes and once for each version it runs.
 */
export function compile(graph: Graph, catalogue: Catalogue): Compiled {
  const model = modelOf(graph, catalogue);
  const compiled = new Map<string, CompiledNode>();
  const diagnostics = [
    ...checkNodes(model),
    ...checkEdges(model),
    ...checkFlow(model),
    ...checkPolicies(model),
    ...checkCompensation(model),
    ...checkVariables(model),
    ...checkAnswers(model),
    ...checkPins(model),
  ];
  for (const node of model.nodes.values()) {
    if (node.description === null) continue;
    const result = compileNode(node);
    compiled.set(node.id, result.compiled);
    if (node.node.disabled) continue;
    diagnostics.push(
      ...result.problems.map((problem) => expressionDiagnostic(node, problem)),
      ...checkReferences(model, node, result.references),
    );
  }
  return {
    diagnostics,
    entries: entryIds(model),
    callable: callableId(model),
    onlyReads: onlyReads(model),
    planFor: planner(model, compiled, diagnostics),
  };
}

function entryIds(model: GraphModel): string[] {
  return [...model.nodes.values()]
    .filter((node) => node.description?.role === 'entry' && !node.node.disabled)
    .map((node) => node.id);
}

function callableId(model: GraphModel): string | null {
  const found = [...model.nodes.values()].find((node) => node.description?.callable && !node.node.disabled);
  return found?.id ?? null;
}

function onlyReads(model: GraphModel): boolean {
  return [...model.nodes.values()].every((node) => node.description?.effect !== 'write' || node.node.disabled);
}

function planner(
  model: GraphModel,
  compiled: Map<string, CompiledNode>,
  diagnostics: Diagnostic[],
): Compiled['planFor'] {
  const plans = new Map<string, Plan | null>();
  return (entry) => {
    const known = plans.get(entry);
    if (known !== undefined) return known;
    const plan = hasErrors(diagnostics) ? null : buildPlan(model, compiled, entry);
    plans.set(entry, plan);
    return plan;
  };
}

/** Compiles everything of one node that may hold an expression. `result` of a container is evaluated inside it. */
function compileNode(node: ModelNode): {
  compiled: CompiledNode;
  problems: ExpressionProblem[];
  references: FieldReference[];
} {
  const raw = node.node.params ?? {};
  const description = node.description;
  if (description === null) throw new Error(`no description for ${node.id}`);
  const params = compileParams(description, raw, node.policy);
  const problems = params.problems.map((problem) => ({ ...problem, field: `params.${problem.field}` }));
  const references = params.references.map((ref) => ({ ...ref, field: `params.${ref.field}` }));
  if (node.policy.each === undefined)
    return { compiled: { params: params.params, eachItems: null }, problems, references };
  const items = compileField(node.policy.each.items, 'policy.each.items');
  return {
    compiled: { params: params.params, eachItems: items.value },
    problems: [...problems, ...items.problems],
    references: [...references, ...items.references],
  };
}

function expressionDiagnostic(node: ModelNode, problem: ExpressionProblem): Diagnostic {
  return {
    severity: 'error',
    code: 'bad_expression',
    message: `\`${node.id}\`, \`${problem.field}\`: ${problem.message}`,
    fix: 'Expressions are JavaScript expressions over data; see the list of functions in the inspector.',
    node: node.id,
    field: problem.field,
  };
}
