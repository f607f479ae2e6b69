import { charge, step } from './budget.ts';
import { compileArguments } from './compile-literal.ts';
import { namespaced, staticKey } from './compile-member.ts';
import type { Compiler, Expression, Scoped } from './compiler.ts';
import { findLocal, unwrap } from './compiler.ts';
import { Refusal } from './error.ts';
import { globals } from './methods/globals.ts';
import { findMethod, isMethodName, mutators, suggestMethod } from './methods/tables.ts';
import type { Code, Frame, Roots, Value } from './value.ts';
import { isForbiddenKey, kindOf } from './value.ts';

type Call = Extract<Expression, { type: 'CallExpression' }>;
type Arguments = (roots: Roots, frame: Frame | null) => Value[];

/** Compiles a call of a method or function of the allow-list, or of an arrow of the same expression. */
export function compileCall(compiler: Compiler, node: Call, scope: Scoped): Code {
  compiler.needsBudget();
  if (node.callee.type === 'Super') return compiler.fail(node, '"super"', 'there are no classes here.');
  const callee = unwrap(node.callee);
  const args = compileArguments(compiler, node.arguments, scope);
  if (callee.type === 'MemberExpression') {
    const name = namespaced(callee, scope);
    return name === null
      ? compileMethodCall(compiler, { node, callee, args, scope })
      : compileGlobalCall(compiler, { node, name, args });
  }
  if (callee.type === 'Identifier' && findLocal(scope, callee.name) === null)
    return compileGlobalCall(compiler, { node, name: callee.name, args });
  return compileFunctionCall(compiler, { node, callee, args, scope });
}

function compileGlobalCall(
  compiler: Compiler,
  { node, name, args }: { node: Call; name: string; args: Arguments },
): Code {
  const definition = globals.get(name);
  if (definition === undefined) {
    const mend =
      name === 'Math.random' || name === 'Date.now'
        ? 'an expression must give the same result each time. Use now for the time.'
        : 'there is no such function; the list of functions is in the documentation.';
    return compiler.fail(node.callee, `a call of "${name}"`, mend);
  }
  return (roots, frame) => {
    const values = args(roots, frame);
    try {
      step();
      return definition.run(values);
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}

type MethodCall = {
  node: Call;
  callee: Extract<Expression, { type: 'MemberExpression' }>;
  args: Arguments;
  scope: Scoped;
};

function compileMethodCall(compiler: Compiler, { node, callee, args, scope }: MethodCall): Code {
  if (callee.object.type === 'Super') return compiler.fail(node, '"super"', 'there are no classes here.');
  const name = staticKey(callee);
  if (name === null)
    return compiler.fail(callee.property, 'a computed method name', 'write the name of the method after a dot.');
  if (isForbiddenKey(name))
    compiler.fail(callee.property, `the name "${name}"`, 'it can be neither read nor made in expressions.');
  if (!isMethodName(name))
    compiler.fail(
      callee.property,
      `the method "${name}"`,
      mutators[name] ?? `there is no such method${suggestMethod(name)}.`,
    );
  const object = compiler.any(callee.object, scope);
  return (roots, frame) => {
    const self = object(roots, frame);
    if (self === null) return null;
    const values = args(roots, frame);
    try {
      step();
      const run = findMethod(self, name);
      if (run === undefined) throw new Refusal(`${kindOf(self)} has no method "${name}".`);
      if (typeof self === 'string' && self.length > 64) charge(self.length >> 2);
      const result = run(self, values);
      if (typeof result === 'string') charge(result.length);
      return result;
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}

function compileFunctionCall(
  compiler: Compiler,
  { node, callee, args, scope }: { node: Call; callee: Expression; args: Arguments; scope: Scoped },
): Code {
  const target = compiler.any(callee, scope);
  return (roots, frame) => {
    const fn = target(roots, frame);
    if (fn === null && node.optional) return null;
    try {
      if (typeof fn !== 'function') throw new Refusal(`found ${kindOf(fn)} where a function is called.`);
      return fn(...args(roots, frame));
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}
