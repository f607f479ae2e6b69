import type { Json, JsonObject } from '../json.ts';
import { asKey, charge } from './budget.ts';
import type { Compiler, Expression, Scoped, SpreadElement } from './compiler.ts';
import { Refusal } from './error.ts';
import { joinText } from './operators.ts';
import { toText } from './text.ts';
import type { Code, Frame, Roots, Value } from './value.ts';
import { isForbiddenKey, kindOf, setKey, toData } from './value.ts';

type Part = { code: Code; isSpread: boolean };

/** Compiles `[a, ...b]`. */
export function compileArray(
  compiler: Compiler,
  node: Extract<Expression, { type: 'ArrayExpression' }>,
  scope: Scoped,
): Code {
  compiler.needsBudget();
  const parts = node.elements.map((element) =>
    compilePart(compiler, element ?? compiler.fail(node, 'an empty place in a list', 'write null.'), scope),
  );
  return (roots, frame) => {
    charge(parts.length * 8);
    const list: Json[] = [];
    for (const part of parts) {
      const value = part.code(roots, frame);
      if (part.isSpread) for (const item of spreadItems(value)) list.push(toData(item));
      else list.push(toData(value));
    }
    return list;
  };
}

/** Compiles arguments, which may hold functions, into code that makes their list. */
export function compileArguments(
  compiler: Compiler,
  nodes: readonly (Expression | SpreadElement)[],
  scope: Scoped,
): (roots: Roots, frame: Frame | null) => Value[] {
  const parts = nodes.map(
    (node): Part =>
      node.type === 'SpreadElement'
        ? { code: compiler.data(node.argument, scope), isSpread: true }
        : { code: compiler.any(node, scope), isSpread: false },
  );
  const [first, second] = parts;
  if (first === undefined) return () => [];
  if (parts.every((part) => !part.isSpread)) {
    if (second === undefined) return (roots, frame) => [first.code(roots, frame)];
    return (roots, frame) => parts.map((part) => part.code(roots, frame));
  }
  return (roots, frame) =>
    parts.flatMap((part) => (part.isSpread ? spreadItems(part.code(roots, frame)) : [part.code(roots, frame)]));
}

/** Compiles `{ a: 1, [b]: 2, ...c }`. */
export function compileObject(
  compiler: Compiler,
  node: Extract<Expression, { type: 'ObjectExpression' }>,
  scope: Scoped,
): Code {
  compiler.needsBudget();
  const writers = node.properties.map((property) => compileProperty(compiler, property, scope));
  return (roots, frame) => {
    charge(writers.length * 8);
    const object: JsonObject = {};
    for (const write of writers) write(object, roots, frame);
    return object;
  };
}

/** Compiles a text in backquotes; null is empty, lists and objects are JSON. */
export function compileTemplateText(
  compiler: Compiler,
  node: Extract<Expression, { type: 'TemplateLiteral' }>,
  scope: Scoped,
): Code {
  compiler.needsBudget();
  const texts = node.quasis.map(
    (quasi) => quasi.value.cooked ?? compiler.fail(quasi, 'an unknown escape', 'write a backslash twice.'),
  );
  const codes = node.expressions.map((expression) => compiler.data(expression, scope));
  return (roots, frame) => {
    let text = texts[0] ?? '';
    for (let i = 0; i < codes.length; i++)
      text = joinText(joinText(text, toText(codes[i]?.(roots, frame) ?? null)), texts[i + 1] ?? '');
    return text;
  };
}

type Writer = (target: JsonObject, roots: Roots, frame: Frame | null) => void;
type Property = Extract<Expression, { type: 'ObjectExpression' }>['properties'][number];

function compileProperty(compiler: Compiler, node: Property, scope: Scoped): Writer {
  if (node.type === 'SpreadElement') {
    const source = compiler.data(node.argument, scope);
    return (target, roots, frame) => copyKeys(target, source(roots, frame));
  }
  if (node.kind !== 'init' || node.method)
    compiler.fail(node, 'a method in an object', 'objects hold values; write an arrow function where it is used.');
  const value = compiler.data(node.value, scope);
  if (node.computed) {
    const key = compiler.data(node.key, scope);
    return (target, roots, frame) => setKey(target, asKey(toText(key(roots, frame))), toData(value(roots, frame)));
  }
  const name =
    node.key.type === 'Identifier'
      ? node.key.name
      : node.key.type === 'Literal'
        ? String(node.key.value)
        : compiler.fail(node.key, 'an odd key', 'write a name or a text.');
  if (isForbiddenKey(name))
    compiler.fail(node.key, `the name "${name}"`, 'it can be neither read nor made in expressions.');
  return (target, roots, frame) => {
    target[name] = toData(value(roots, frame));
  };
}

function compilePart(compiler: Compiler, node: Expression | SpreadElement, scope: Scoped): Part {
  return node.type === 'SpreadElement'
    ? { code: compiler.data(node.argument, scope), isSpread: true }
    : { code: compiler.data(node, scope), isSpread: false };
}

function spreadItems(value: Value): Json[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    charge(value.length * 8);
    return value;
  }
  if (typeof value !== 'string') throw new Refusal(`"..." needs a list here; found ${kindOf(value)}.`);
  charge(value.length * 16);
  return [...value];
}

function copyKeys(target: JsonObject, value: Value): void {
  if (value === null) return;
  const source = toData(value);
  if (typeof source !== 'object' || source === null || Array.isArray(source))
    throw new Refusal(`"..." in an object needs an object; found ${kindOf(value)}.`);
  const keys = Object.keys(source);
  charge(keys.length * 8);
  for (const key of keys) if (key !== '__proto__') target[key] = source[key] ?? null;
}
