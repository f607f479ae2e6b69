import type { Json } from '../json.ts';
import { evaluateWithinBudget } from './budget.ts';
import { compileArrow } from './compile-arrow.ts';
import { compileCall } from './compile-call.ts';
import { compileArray, compileObject, compileTemplateText } from './compile-literal.ts';
import { compileMember } from './compile-member.ts';
import { compileName } from './compile-name.ts';
import { binaryOperators, compileBinary, compileUnary } from './compile-operator.ts';
import type { Compiler, Expression, Node, Scoped } from './compiler.ts';
import { unwrap } from './compiler.ts';
import { ExpressionError, Refusal } from './error.ts';
import type { Parsed } from './parse.ts';
import { refusals } from './refusals.ts';
import { compilePattern } from './regexp.ts';
import type { Code, Roots } from './value.ts';
import { toData } from './value.ts';

const maxTreeDepth = 256;

/** Turns a syntax tree into closures over plain data; throws an ExpressionError for anything that is not such an expression. */
export function compileTree(parsed: Parsed): (roots: Roots) => Json {
  let depth = 0;
  let isBounded = false;
  const compiler: Compiler = {
    any(node, scope) {
      if (++depth > maxTreeDepth) compiler.fail(node, 'too many levels', 'Split the expression with a Set node.');
      const code = compileNode(compiler, node, scope);
      depth--;
      return code;
    },
    data(node, scope) {
      const form = unwrap(node);
      if (form.type === 'ArrowFunctionExpression')
        compiler.fail(node, 'a function where a value is needed', 'call it, or hand it to a method such as map.');
      if (form.type === 'Literal' && form.regex)
        compiler.fail(node, 'a regular expression where a value is needed', 'hand it to a method such as match.');
      const code = compiler.any(node, scope);
      return mayBeFunction(node) ? checked(compiler, node, code) : code;
    },
    fail(node, found, mend) {
      throw new ExpressionError(`found ${found}; ${mend}`, {
        source: parsed.text,
        offset: parsed.base + node.start,
        found,
      });
    },
    locate(error, node) {
      if (error instanceof Refusal)
        return new ExpressionError(error.message, { source: parsed.text, offset: parsed.base + node.start });
      if (error instanceof RangeError)
        return new ExpressionError('the expression goes too deep; use a Code node for this.', {
          source: parsed.text,
          offset: parsed.base + node.start,
        });
      return error instanceof Error ? error : new Error(String(error));
    },
    needsBudget() {
      isBounded = true;
    },
  };
  const code = compiler.data(parsed.tree, null);
  return isBounded ? boundedRunner(compiler, parsed.tree, code) : plainRunner(compiler, parsed.tree, code);
}

function boundedRunner(compiler: Compiler, node: Node, code: Code): (roots: Roots) => Json {
  return (roots) => {
    try {
      return evaluateWithinBudget(code, roots);
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}

/** Without calls, copies and loops nothing can run long: no budget is opened. */
function plainRunner(compiler: Compiler, node: Node, code: Code): (roots: Roots) => Json {
  return (roots) => {
    try {
      return toData(code(roots, null));
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}

function compileNode(compiler: Compiler, node: Expression, scope: Scoped): Code {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return compiler.any(node.expression, scope);
    case 'Literal':
      return compileLiteral(compiler, node);
    case 'Identifier':
      return compileName(compiler, node, scope);
    case 'MemberExpression':
      return compileMember(compiler, node, scope);
    case 'CallExpression':
      return compileCall(compiler, node, scope);
    case 'ArrowFunctionExpression':
      return compileArrow(compiler, node, scope);
    case 'ArrayExpression':
      return compileArray(compiler, node, scope);
    case 'ObjectExpression':
      return compileObject(compiler, node, scope);
    case 'TemplateLiteral':
      return compileTemplateText(compiler, node, scope);
    case 'UnaryExpression':
      return compileUnary(compiler, node, scope);
    case 'BinaryExpression':
      return compileBinary(compiler, node, scope);
    case 'LogicalExpression':
      return compileLogical(compiler, node, scope);
    case 'ConditionalExpression':
      return compileConditional(compiler, node, scope);
    default: {
      const refusal = refusals[node.type];
      return compiler.fail(
        node,
        refusal?.found ?? 'something that is not an expression over data',
        refusal?.mend ?? 'expressions only read and compute values.',
      );
    }
  }
}

function compileLiteral(compiler: Compiler, node: Extract<Expression, { type: 'Literal' }>): Code {
  if (node.regex) {
    try {
      const pattern = compilePattern(node.regex.pattern, node.regex.flags);
      return () => pattern;
    } catch (error) {
      throw compiler.locate(error, node);
    }
  }
  const value = node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return () => value;
  return compiler.fail(node, 'a big integer', 'use a plain number, or a text for long digits.');
}

function compileLogical(
  compiler: Compiler,
  node: Extract<Expression, { type: 'LogicalExpression' }>,
  scope: Scoped,
): Code {
  const left = compiler.any(node.left, scope);
  const right = compiler.any(node.right, scope);
  if (node.operator === '&&')
    return (roots, frame) => {
      const value = left(roots, frame);
      return value ? right(roots, frame) : value;
    };
  if (node.operator === '||') return (roots, frame) => left(roots, frame) || right(roots, frame);
  return (roots, frame) => left(roots, frame) ?? right(roots, frame);
}

function compileConditional(
  compiler: Compiler,
  node: Extract<Expression, { type: 'ConditionalExpression' }>,
  scope: Scoped,
): Code {
  const test = compiler.any(node.test, scope);
  const yes = compiler.any(node.consequent, scope);
  const no = compiler.any(node.alternate, scope);
  return (roots, frame) => (test(roots, frame) ? yes(roots, frame) : no(roots, frame));
}

/** False for the many forms that always give plain data, which then need no check. */
function mayBeFunction(node: Expression): boolean {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return mayBeFunction(node.expression);
    case 'Literal':
      return node.regex !== undefined && node.regex !== null;
    case 'MemberExpression':
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'TemplateLiteral':
    case 'UnaryExpression':
      return false;
    case 'BinaryExpression':
      return !binaryOperators.has(node.operator);
    default:
      return true;
  }
}

function checked(compiler: Compiler, node: Node, code: Code): Code {
  return (roots, frame) => {
    const value = code(roots, frame);
    if (typeof value !== 'function' && typeof value !== 'object') return value;
    try {
      return toData(value);
    } catch (error) {
      throw compiler.locate(error, node);
    }
  };
}
