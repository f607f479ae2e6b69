import type { Pattern as Binding, Expression, Node, SpreadElement } from 'acorn';
import type { Code } from './value.ts';

/** Parameters that a place can see, innermost arrow first. */
export type Scope = { readonly names: readonly string[]; readonly parent: Scope | null };

export type Scoped = Scope | null;

/** What the parts of the compiler share while one expression is compiled. */
export type Compiler = {
  /** Code whose value is plain data; a function or a regular expression in its place is refused. */
  data(node: Expression, scope: Scoped): Code;
  /** Code whose value may be a function or a regular expression as well. */
  any(node: Expression, scope: Scoped): Code;
  /** Stops with what was found at a node and how to mend it. */
  fail(node: Node, found: string, mend: string): never;
  /** Gives an error of the evaluation its place. */
  locate(error: unknown, node: Node): Error;
  /** Marks that the expression calls, copies or loops and so needs a budget. */
  needsBudget(): void;
};

export type { Binding, Expression, Node, SpreadElement };

/** Where a name is bound: how many arrows out, and which slot; null when it is no parameter. */
export function findLocal(scope: Scoped, name: string): { up: number; slot: number } | null {
  let up = 0;
  for (let at = scope; at !== null; at = at.parent, up++) {
    const slot = at.names.lastIndexOf(name);
    if (slot >= 0) return { up, slot };
  }
  return null;
}

/** The expression inside any number of parentheses. */
export function unwrap(node: Expression): Expression {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression' || inner.type === 'ChainExpression') inner = inner.expression;
  return inner;
}
