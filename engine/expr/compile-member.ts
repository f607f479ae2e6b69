import { asKey, charge, step } from './budget.ts';
import type { Compiler, Expression, Scoped } from './compiler.ts';
import { findLocal, unwrap } from './compiler.ts';
import { constants, globals, isNamespace } from './methods/globals.ts';
import { toText } from './text.ts';
import type { Code, Fn } from './value.ts';
import { isForbiddenKey, readIndex, readMember } from './value.ts';

type Member = Extract<Expression, { type: 'MemberExpression' }>;

/** The name of a member when it is written out (`a.b`, `a['b']`, `a[0]`), else null. */
export function staticKey(node: Member): string | null {
  const property = node.property;
  if (!node.computed) return property.type === 'Identifier' ? property.name : null;
  if (property.type === 'Literal' && (typeof property.value === 'string' || typeof property.value === 'number'))
    return String(property.value);
  return null;
}

/** The name of a member of a namespace that no parameter hides, such as `Math.max`; else null. */
export function namespaced(node: Member, scope: Scoped): string | null {
  const object = node.object.type === 'Super' ? null : unwrap(node.object);
  if (object?.type !== 'Identifier' || !isNamespace(object.name) || findLocal(scope, object.name) !== null) return null;
  const key = staticKey(node);
  return key === null ? null : `${object.name}.${key}`;
}

/** Compiles reading a member: own properties of plain data, null for all else. */
export function compileMember(compiler: Compiler, node: Member, scope: Scoped): Code {
  if (node.object.type === 'Super') return compiler.fail(node, '"super"', 'there are no classes here.');
  if (node.property.type === 'PrivateIdentifier')
    return compiler.fail(node.property, 'a private name', 'read a property by its plain name.');
  const key = staticKey(node);
  if (key !== null && isForbiddenKey(key))
    return compiler.fail(node.property, `the name "${key}"`, 'it can be neither read nor made in expressions.');
  const global = namespaced(node, scope);
  if (global !== null) return compileNamespaced(compiler, node, global);
  const object = compiler.any(node.object, scope);
  if (key !== null) {
    if (isIndex(key)) return readAt(compiler, object, () => Number(key));
    return (roots, frame) => readMember(object(roots, frame), key);
  }
  return readAt(compiler, object, compiler.data(node.property, scope));
}

function compileNamespaced(compiler: Compiler, node: Member, name: string): Code {
  const constant = constants.get(name);
  if (constant !== undefined) return () => constant;
  const definition = globals.get(name);
  if (definition === undefined)
    return compiler.fail(
      node,
      `"${name}"`,
      'there is no such function; the list of functions is in the documentation.',
    );
  compiler.needsBudget();
  const fn: Fn = (value) => {
    step();
    return definition.run([value ?? null]);
  };
  return () => fn;
}

function readAt(compiler: Compiler, object: Code, key: Code): Code {
  compiler.needsBudget();
  return (roots, frame) => {
    const target = object(roots, frame);
    if (target === null) return null;
    // A long text made of pieces is put together before a character of it can be read.
    if (typeof target === 'string' && target.length > 64) charge(target.length >> 3);
    const at = key(roots, frame);
    return typeof at === 'number' ? readIndex(target, at) : readMember(target, asKey(toText(at)));
  };
}

function isIndex(key: string): boolean {
  return /^\d{1,15}$/.test(key);
}
