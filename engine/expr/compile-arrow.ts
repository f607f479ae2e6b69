import type { Json, JsonObject } from '../json.ts';
import { asKey, charge, enter, leave } from './budget.ts';
import type { Binding, Compiler, Expression, Scope, Scoped } from './compiler.ts';
import { Refusal } from './error.ts';
import { toText } from './text.ts';
import type { Code, Frame, Roots, Value } from './value.ts';
import { isForbiddenKey, kindOf, readIndex, readMember, toData } from './value.ts';

type Arrow = Extract<Expression, { type: 'ArrowFunctionExpression' }>;

/** Puts an argument into the slots of the names it binds. */
type Binder = (value: Value, roots: Roots, frame: Frame) => void;

/** Compiles an arrow function whose body is one expression. */
export function compileArrow(compiler: Compiler, node: Arrow, scope: Scoped): Code {
  if (node.async) compiler.fail(node, '"async"', 'expressions never wait.');
  if (node.body.type === 'BlockStatement')
    return compiler.fail(
      node.body,
      'a function body in braces',
      'write one expression after =>; an object needs parentheses: () => ({ a: 1 }).',
    );
  compiler.needsBudget();
  const names = node.params.flatMap(boundNames);
  const inner: Scope = { names, parent: scope };
  const body = compiler.any(node.body, inner);
  if (node.params.every((param) => param.type === 'Identifier')) return simpleArrow(node.params.length, body);
  const binders = node.params.map((param, index) => compileParameter(compiler, { param, index, names, scope: inner }));
  return byArity(node.params.length, (roots, parent, args) => {
    enter();
    const frame: Frame = { parent, slots: names.map(() => null) };
    for (const bind of binders) bind(args, roots, frame);
    const result = body(roots, frame);
    leave();
    return result;
  });
}

/** Gives the function the number of parameters that was written: sort tells a key from a comparison by it. */
function byArity(count: number, call: (roots: Roots, parent: Frame | null, args: Value[]) => Value): Code {
  if (count === 1) return (roots, parent) => (a) => call(roots, parent, [a ?? null]);
  if (count === 2) return (roots, parent) => (a, b) => call(roots, parent, [a ?? null, b ?? null]);
  return (roots, parent) =>
    (...args) =>
      call(roots, parent, args);
}

function simpleArrow(count: number, body: Code): Code {
  const call = (roots: Roots, frame: Frame): Value => {
    enter();
    const result = body(roots, frame);
    leave();
    return result;
  };
  if (count === 1) return (roots, parent) => (a) => call(roots, { parent, slots: [a ?? null] });
  if (count === 2) return (roots, parent) => (a, b) => call(roots, { parent, slots: [a ?? null, b ?? null] });
  return (roots, parent) =>
    (...args) =>
      call(roots, { parent, slots: args });
}

type Parameter = { param: Binding; index: number; names: string[]; scope: Scope };

function compileParameter(
  compiler: Compiler,
  { param, index, names, scope }: Parameter,
): (args: Value[], roots: Roots, frame: Frame) => void {
  if (param.type === 'RestElement') {
    const bind = compileBinding(compiler, param.argument, names, scope);
    return (args, roots, frame) => {
      charge(args.length * 8);
      bind(args.slice(index).map(toData), roots, frame);
    };
  }
  const bind = compileBinding(compiler, param, names, scope);
  return (args, roots, frame) => bind(args[index] ?? null, roots, frame);
}

function compileBinding(compiler: Compiler, target: Binding, names: string[], scope: Scope): Binder {
  switch (target.type) {
    case 'Identifier': {
      const slot = names.lastIndexOf(target.name);
      return (value, _roots, frame) => {
        frame.slots[slot] = value;
      };
    }
    case 'AssignmentPattern': {
      const bind = compileBinding(compiler, target.left, names, scope);
      const fallback = compiler.any(target.right, scope);
      return (value, roots, frame) => bind(value ?? fallback(roots, frame), roots, frame);
    }
    case 'ArrayPattern':
      return compileListPattern(compiler, target, names, scope);
    case 'ObjectPattern':
      return compileObjectPattern(compiler, target, names, scope);
    default:
      return compiler.fail(target, 'an assignment in a parameter', 'write plain names.');
  }
}

function compileListPattern(
  compiler: Compiler,
  target: Extract<Binding, { type: 'ArrayPattern' }>,
  names: string[],
  scope: Scope,
): Binder {
  const binders = target.elements.map((element, index): Binder => {
    if (element === null) return () => undefined;
    if (element.type !== 'RestElement') {
      const bind = compileBinding(compiler, element, names, scope);
      return (value, roots, frame) => bind(readIndex(value, index), roots, frame);
    }
    const bind = compileBinding(compiler, element.argument, names, scope);
    return (value, roots, frame) => bind(restOfList(value, index), roots, frame);
  });
  return (value, roots, frame) => {
    for (const bind of binders) bind(value, roots, frame);
  };
}

function compileObjectPattern(
  compiler: Compiler,
  target: Extract<Binding, { type: 'ObjectPattern' }>,
  names: string[],
  scope: Scope,
): Binder {
  const taken: string[] = [];
  const binders = target.properties.map((property): Binder => {
    if (property.type === 'RestElement') {
      const bind = compileBinding(compiler, property.argument, names, scope);
      return (value, roots, frame) => bind(restOfObject(value, taken), roots, frame);
    }
    const bind = compileBinding(compiler, property.value, names, scope);
    if (property.computed) {
      const key = compiler.data(property.key, scope);
      return (value, roots, frame) => bind(readMember(value, asKey(toText(key(roots, frame)))), roots, frame);
    }
    const key =
      property.key.type === 'Identifier'
        ? property.key.name
        : property.key.type === 'Literal'
          ? String(property.key.value)
          : '';
    if (isForbiddenKey(key))
      compiler.fail(property.key, `the name "${key}"`, 'it can be neither read nor made in expressions.');
    taken.push(key);
    return (value, roots, frame) => bind(readMember(value, key), roots, frame);
  });
  return (value, roots, frame) => {
    for (const bind of binders) bind(value, roots, frame);
  };
}

function restOfList(value: Value, from: number): Json[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new Refusal(`"..." needs a list here; found ${kindOf(value)}.`);
  charge(value.length * 8);
  return value.slice(from);
}

function restOfObject(value: Value, taken: readonly string[]): JsonObject {
  const source = toData(value);
  const rest: JsonObject = {};
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return rest;
  for (const key of Object.keys(source)) {
    charge(8);
    if (!taken.includes(key) && !isForbiddenKey(key)) rest[key] = source[key] ?? null;
  }
  return rest;
}

/** The names a parameter binds, in order. */
function boundNames(target: Binding): string[] {
  switch (target.type) {
    case 'Identifier':
      return [target.name];
    case 'AssignmentPattern':
      return boundNames(target.left);
    case 'RestElement':
      return boundNames(target.argument);
    case 'ArrayPattern':
      return target.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'ObjectPattern':
      return target.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    default:
      return [];
  }
}
