import type { Compiler, Expression, Scoped } from './compiler.ts';
import { add, hasKey, isLess, isLessOrSame, isSame, toNumber, typeName } from './operators.ts';
import type { Code, Value } from './value.ts';

type Operator = (left: Value, right: Value) => Value;

/** The operators between two values; `==` and `!=` mean `===` and `!==`. */
export const binaryOperators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', add],
  ['-', (left, right) => toNumber(left) - toNumber(right)],
  ['*', (left, right) => toNumber(left) * toNumber(right)],
  ['/', (left, right) => toNumber(left) / toNumber(right)],
  ['%', (left, right) => toNumber(left) % toNumber(right)],
  ['**', (left, right) => toNumber(left) ** toNumber(right)],
  ['==', isSame],
  ['===', isSame],
  ['!=', (left, right) => !isSame(left, right)],
  ['!==', (left, right) => !isSame(left, right)],
  ['<', isLess],
  ['<=', isLessOrSame],
  ['>', (left, right) => isLess(right, left)],
  ['>=', (left, right) => isLessOrSame(right, left)],
  ['&', (left, right) => toNumber(left) & toNumber(right)],
  ['|', (left, right) => toNumber(left) | toNumber(right)],
  ['^', (left, right) => toNumber(left) ^ toNumber(right)],
  ['<<', (left, right) => toNumber(left) << toNumber(right)],
  ['>>', (left, right) => toNumber(left) >> toNumber(right)],
  ['>>>', (left, right) => toNumber(left) >>> toNumber(right)],
  ['in', hasKey],
]);

/** Compiles an operator between two values. */
export function compileBinary(
  compiler: Compiler,
  node: Extract<Expression, { type: 'BinaryExpression' }>,
  scope: Scoped,
): Code {
  if (node.left.type === 'PrivateIdentifier')
    return compiler.fail(node.left, 'a private name', 'there are no classes here.');
  const operate = binaryOperators.get(node.operator);
  if (operate === undefined)
    return compiler.fail(
      node,
      `the operator "${node.operator}"`,
      'there are no classes here. Array.isArray and typeof tell what a value is.',
    );
  compiler.needsBudget();
  const left = compiler.data(node.left, scope);
  const right = compiler.data(node.right, scope);
  return fast(node.operator, left, right) ?? ((roots, frame) => operate(left(roots, frame), right(roots, frame)));
}

/** The commonest comparisons, without a call when both sides are numbers. */
function fast(operator: string, left: Code, right: Code): Code | null {
  switch (operator) {
    case '>':
      return (roots, frame) => {
        const a = left(roots, frame);
        const b = right(roots, frame);
        return typeof a === 'number' && typeof b === 'number' ? a > b : isLess(b, a);
      };
    case '<':
      return (roots, frame) => {
        const a = left(roots, frame);
        const b = right(roots, frame);
        return typeof a === 'number' && typeof b === 'number' ? a < b : isLess(a, b);
      };
    case '==':
    case '===':
      return (roots, frame) => {
        const a = left(roots, frame);
        const b = right(roots, frame);
        return typeof a === 'number' ? a === b : isSame(a, b);
      };
    case '+':
      return (roots, frame) => {
        const a = left(roots, frame);
        const b = right(roots, frame);
        return typeof a === 'number' && typeof b === 'number' ? a + b : add(a, b);
      };
    default:
      return null;
  }
}

/** Compiles an operator before a value. */
export function compileUnary(
  compiler: Compiler,
  node: Extract<Expression, { type: 'UnaryExpression' }>,
  scope: Scoped,
): Code {
  const argument = node.operator === '!' || node.operator === 'typeof' ? compiler.any(node.argument, scope) : null;
  switch (node.operator) {
    case '!':
      return (roots, frame) => !argument?.(roots, frame);
    case 'typeof':
      return (roots, frame) => typeName(argument?.(roots, frame) ?? null);
    case 'delete':
      return compiler.fail(node, '"delete"', 'expressions only read. object.omit("key") gives a copy without a key.');
    case 'void':
      return compiler.fail(node, '"void"', 'write null.');
    default:
      return compileSign(compiler, node, scope);
  }
}

function compileSign(compiler: Compiler, node: Extract<Expression, { type: 'UnaryExpression' }>, scope: Scoped): Code {
  const value = compiler.data(node.argument, scope);
  compiler.needsBudget();
  if (node.operator === '-') return (roots, frame) => -toNumber(value(roots, frame));
  if (node.operator === '+') return (roots, frame) => toNumber(value(roots, frame));
  return (roots, frame) => ~toNumber(value(roots, frame));
}
