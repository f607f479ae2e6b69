import { step } from './budget.ts';
import type { Compiler, Expression, Scoped } from './compiler.ts';
import { findLocal } from './compiler.ts';
import { constants, globals, isNamespace } from './methods/globals.ts';
import { reservedNames, rootNames, rootPattern } from './names.ts';
import type { Code, Fn, Value } from './value.ts';

type Name = Extract<Expression, { type: 'Identifier' }>;

/** True for a free name that stands for data: a root or the id of a node. */
export function isRootName(name: string): boolean {
  return rootPattern.test(name) && (!reservedNames.has(name) || rootNames.some((root) => root === name));
}

/** Compiles a name: a parameter, a constant, a function of the allow-list, or a root. */
export function compileName(compiler: Compiler, node: Name, scope: Scoped): Code {
  const local = findLocal(scope, node.name);
  if (local !== null) return readLocal(local.up, local.slot);
  const constant = constants.get(node.name);
  if (constant !== undefined) return () => constant;
  const run = globals.get(node.name);
  if (run !== undefined) {
    compiler.needsBudget();
    const fn: Fn = (value) => {
      step();
      return run.run([value ?? null]);
    };
    return () => fn;
  }
  if (isRootName(node.name)) return readRoot(node.name);
  if (isNamespace(node.name))
    return compiler.fail(
      node,
      `"${node.name}" alone`,
      `call one of its functions, for example ${node.name === 'Math' ? 'Math.round(1.5)' : `${node.name}.…`}.`,
    );
  return compiler.fail(
    node,
    `the name "${node.name}"`,
    'it does not exist in expressions. Use input, the id of a node, or a function of the list.',
  );
}

function readRoot(name: string): Code {
  return (roots) => roots.get(name) ?? null;
}

function readLocal(up: number, slot: number): Code {
  if (up === 0) return (_roots, frame) => frame?.slots[slot] ?? null;
  if (up === 1) return (_roots, frame) => frame?.parent?.slots[slot] ?? null;
  return (_roots, frame): Value => {
    let at = frame;
    for (let i = 0; i < up && at !== null; i++) at = at.parent;
    return at?.slots[slot] ?? null;
  };
}
