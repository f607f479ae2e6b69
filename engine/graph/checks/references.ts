import { rootNames } from '../../expr/index.ts';
import { isLoop } from '../catalogue.ts';
import type { FieldReference } from '../compile-params.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';
import { nearest } from '../suggest.ts';

/** Names in expressions: nodes and roots that exist and are known at that place (G16, X7). */
export function checkReferences(model: GraphModel, node: ModelNode, references: FieldReference[]): Diagnostic[] {
  const seen = new Set<string>();
  return references.flatMap((reference): Diagnostic[] => {
    const key = `${reference.field} ${reference.root}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return checkReference(model, node, reference);
  });
}

function checkReference(model: GraphModel, node: ModelNode, { root, field, element }: FieldReference): Diagnostic[] {
  const base = { severity: 'error' as const, node: node.id, field };
  if (root === 'item' || root === 'index') {
    if (element || hasItem(model, node, field)) return [];
    return [
      {
        ...base,
        code: 'no_item',
        message: `\`${node.id}\` reads \`${root}\`, but nothing around it repeats.`,
        fix: 'Move it into a For each, or read the list itself.',
      },
    ];
  }
  if (rootNames.some((name) => name === root)) return [];
  const target = model.nodes.get(root);
  if (!target) return [unknownName(model, node, root, field)];
  if (target.description?.role === 'entry' && target.parent === '') return [];
  const reader = levelAncestor(model, node, target.parent, field);
  if (reader === null) {
    return [
      {
        ...base,
        code: 'not_outside',
        message: `\`${node.id}\` reads \`${root}\`, which stands inside \`${target.parent}\`.`,
        fix: `Read the container's output, \`${target.parent}\`, instead.`,
      },
    ];
  }
  if (reader === target && !model.reaches(target, target)) return reader === node ? [readsItself(node, field)] : [];
  // What undoes a node reads what stands right behind it would read (K3).
  if (reader.undoes.some((undone) => undone === target || model.reaches(target, undone))) return [];
  if (model.reaches(target, reader) || isResult(node, target, field)) return [];
  return [
    {
      ...base,
      code: 'not_before',
      message: `\`${node.id}\` reads \`${root}\`, but no way leads from \`${root}\` to it.`,
      fix: `Connect \`${root}\` to \`${node.id}\`, or to a node before it.`,
    },
  ];
}

function unknownName(model: GraphModel, node: ModelNode, root: string, field: string): Diagnostic {
  const guess = nearest(root, [...model.nodes.keys(), ...rootNames]);
  return {
    severity: 'error',
    code: 'unknown_name',
    message: `\`${node.id}\` reads \`${root}\`, which is neither a node nor a known name.`,
    fix: guess === null ? 'Use the id of a node, or one of input, vars, env, run, now.' : `Did you mean \`${guess}\`?`,
    node: node.id,
    field,
  };
}

function readsItself(node: ModelNode, field: string): Diagnostic {
  return {
    severity: 'error',
    code: 'not_before',
    message: `\`${node.id}\` reads itself, before it has run.`,
    fix: 'Read a node before it.',
    node: node.id,
    field,
  };
}

/** The node itself or the container around it that stands on a level; null when the level is not around the node. */
function levelAncestor(model: GraphModel, node: ModelNode, level: string, field: string): ModelNode | null {
  if (level === node.id && seesInside(node, field)) return node;
  for (let at: ModelNode | undefined = node; at; at = model.nodes.get(at.parent)) {
    if (at.parent === level) return at;
    if (at.parent === '') return null;
  }
  return null;
}

function isResult(node: ModelNode, target: ModelNode, field: string): boolean {
  return target.parent === node.id && seesInside(node, field);
}

/** The result of a turn, and the condition before the next one (C5, C8). */
function seesInside({ description }: ModelNode, field: string): boolean {
  return field === 'params.result' || (field === 'params.condition' && description?.role === 'while');
}

/** `item` and `index` are known inside a loop, in its result, and in a node that is repeated for each item. */
function hasItem(model: GraphModel, node: ModelNode, field: string): boolean {
  if (node.policy.each !== undefined && field !== 'policy.each.items') return true;
  if (isLoop(node.description?.role) && seesInside(node, field)) return true;
  for (
    let at = model.nodes.get(node.parent), left = model.nodes.size;
    at && left > 0;
    at = model.nodes.get(at.parent), left--
  )
    if (isLoop(at.description?.role)) return true;
  return false;
}
