import type { Pattern as Binding, Node } from 'acorn';
import { staticKey } from './compile-member.ts';
import { isRootName } from './compile-name.ts';
import type { Parsed } from './parse.ts';

/** A free name in an expression: the root, the members read of it by name, and where the name stands in the text. */
export type Reference = { root: string; path: string[]; start: number; end: number };

/** A name bound by an arrow, with every place it stands. */
export type Local = { name: string; sites: Site[] };

/** One place of a name; in `{ name }` the name is key and value at once. */
export type Site = { start: number; end: number; isShorthand: boolean };

/** A reference with what could hide another name there. */
export type FreeSite = Reference & Site & { visible: readonly Local[] };

/** The roots an expression reads, in the order of the text. */
export function referencesOf(parsed: Parsed): Reference[] {
  return freeSites(parsed).map(({ root, path, start, end }) => ({ root, path, start, end }));
}

/** All free names with what is needed to rename them. */
export function freeSites(parsed: Parsed): FreeSite[] {
  const found: FreeSite[] = [];
  visit(parsed.tree, { locals: [], path: [], isShorthand: false, base: parsed.base, found });
  return found.sort((left, right) => left.start - right.start);
}

type Place = { locals: readonly Local[]; path: string[]; isShorthand: boolean; base: number; found: FreeSite[] };

function visit(node: Node | null | undefined, place: Place): void {
  if (!isTree(node)) return;
  const inside = { ...place, path: [], isShorthand: false };
  switch (node.type) {
    case 'Identifier':
      visitName(node, place);
      break;
    case 'MemberExpression': {
      const key = staticKey(node);
      visit(node.object, { ...inside, path: key === null ? [] : [key, ...place.path] });
      if (node.computed) visit(node.property, inside);
      break;
    }
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      visit(node.expression, { ...place, isShorthand: false });
      break;
    case 'CallExpression': {
      const callee = node.callee;
      if (callee.type === 'MemberExpression') visit(callee.object, inside);
      else visit(callee, inside);
      for (const argument of node.arguments) visit(argument, inside);
      break;
    }
    case 'Property':
      if (node.computed) visit(node.key, inside);
      visit(node.value, { ...inside, isShorthand: node.shorthand });
      break;
    case 'ArrowFunctionExpression': {
      const locals = [...place.locals, ...node.params.flatMap(localsOf(place.base))];
      for (const param of node.params) visitDefaults(param, { ...inside, locals });
      visit(node.body, { ...inside, locals });
      break;
    }
    default:
      for (const child of childrenOf(node)) visit(child, inside);
  }
}

function visitName(node: Extract<AnyNode, { type: 'Identifier' }>, place: Place): void {
  const site = { start: place.base + node.start, end: place.base + node.end, isShorthand: place.isShorthand };
  const local = place.locals.findLast((known) => known.name === node.name);
  if (local !== undefined) local.sites.push(site);
  else if (isRootName(node.name))
    place.found.push({ ...site, root: node.name, path: place.path, visible: place.locals });
}

/** Default values and computed keys inside a parameter are expressions; its names are not. */
function visitDefaults(target: Binding, place: Place): void {
  switch (target.type) {
    case 'AssignmentPattern':
      visitDefaults(target.left, place);
      visit(target.right, place);
      break;
    case 'RestElement':
      visitDefaults(target.argument, place);
      break;
    case 'ArrayPattern':
      for (const element of target.elements) if (element !== null) visitDefaults(element, place);
      break;
    case 'ObjectPattern':
      for (const property of target.properties) {
        if (property.type === 'Property' && property.computed) visit(property.key, place);
        visitDefaults(property.type === 'RestElement' ? property.argument : property.value, place);
      }
      break;
    default:
  }
}

function localsOf(base: number): (target: Binding) => Local[] {
  const collect = (target: Binding, isShorthand: boolean): Local[] => {
    switch (target.type) {
      case 'Identifier':
        return [{ name: target.name, sites: [{ start: base + target.start, end: base + target.end, isShorthand }] }];
      case 'AssignmentPattern':
        return collect(target.left, isShorthand);
      case 'RestElement':
        return collect(target.argument, false);
      case 'ArrayPattern':
        return target.elements.flatMap((element) => (element === null ? [] : collect(element, false)));
      case 'ObjectPattern':
        return target.properties.flatMap((property) =>
          property.type === 'RestElement'
            ? collect(property.argument, false)
            : collect(property.value, property.shorthand),
        );
      default:
        return [];
    }
  };
  return (target) => collect(target, false);
}

type AnyNode = import('acorn').AnyNode;

/** Trees come from acorn, whose every node is one of its union. */
function isTree(node: Node | null | undefined): node is AnyNode {
  return node !== null && node !== undefined;
}

function childrenOf(node: AnyNode): (Node | null)[] {
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements;
    case 'ObjectExpression':
      return node.properties;
    case 'TemplateLiteral':
      return node.expressions;
    case 'SpreadElement':
    case 'UnaryExpression':
      return [node.argument];
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate];
    default:
      return [];
  }
}
