import type { Json } from '../json.ts';
import { chargeWeight, evaluateWithinBudget } from './budget.ts';
import type { CompiledExpression } from './compile-expression.ts';
import { compileParsed, unexpectedAt } from './compile-expression.ts';
import { ExpressionError } from './error.ts';
import type { Parsed } from './parse.ts';
import { parseAt } from './parse.ts';
import type { Reference } from './references.ts';
import { toText, toUrlPart } from './text.ts';
import type { Roots } from './value.ts';

/** What is wrong with a text or a value, and where. */
export type Problem = { message: string; line: number; column: number; field: string };

/** A value with expressions in it, ready to be evaluated any number of times. */
export type CompiledValue = {
  /** True when there is no expression in it. */
  isStatic: boolean;
  /** Throws the first problem as an ExpressionError when there is one. */
  evaluate(roots: Roots): Json;
  /** What the expressions read; `field` is a path such as `headers.0.value`, empty for a text alone. */
  references: (Reference & { field: string })[];
  problems: Problem[];
};

/** A piece of a text: literal, or an expression between braces. */
export type Piece = string | Parsed | ExpressionError;

const maxProblems = 10;

/** True when the text has an expression in it. */
export function hasExpression(text: string): boolean {
  return text.includes('{{');
}

/**
 * Compiles a text: exactly one `{{ }}` gives its value, else the parts become text, percent-encoded in an address (but
 * not the base it begins with). Never throws; see `problems`.
 */
export function compileTemplate(text: string, options: { encode?: 'url' } = {}): CompiledValue {
  if (!hasExpression(text)) return { isStatic: true, evaluate: () => text, references: [], problems: [] };
  const errors: ExpressionError[] = [];
  const parts = splitTemplate(text).map((piece) => compilePiece(piece, errors));
  const references = parts.flatMap((part) =>
    typeof part === 'string' ? [] : part.references.map((reference) => ({ ...reference, field: '' })),
  );
  const problems = errors.map(({ message, line, column }) => ({ message, line, column, field: '' }));
  return {
    isStatic: false,
    evaluate: evaluator(parts, { error: errors[0], encode: options.encode, source: text }),
    references,
    problems,
  };
}

/** Cuts a text into literal pieces and parsed expressions; an unreadable one stands as its error. */
export function splitTemplate(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let failures = 0;
  for (let open = text.indexOf('{{'); open >= 0 && failures < maxProblems; open = text.indexOf('{{', from)) {
    if (open > from) pieces.push(text.slice(from, open));
    const piece = parsePiece(text, open + 2);
    pieces.push(piece);
    if (piece instanceof ExpressionError) failures++;
    from = piece instanceof ExpressionError ? afterFailure(text, open) : piece.end + 2;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function parsePiece(text: string, at: number): Parsed | ExpressionError {
  try {
    const blank = /^\s*\}\}/.exec(text.slice(at, at + 1000));
    if (blank !== null)
      return new ExpressionError(
        "found nothing between the braces; write an expression, or {{ '{{' }} for two braces.",
        { source: text, offset: at - 2, found: 'nothing' },
      );
    const parsed = parseAt(text, at);
    return text.startsWith('}}', parsed.end) ? parsed : unexpectedAt(text, parsed.end);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function afterFailure(text: string, open: number): number {
  const close = text.indexOf('}}', open);
  return close < 0 ? text.length : close + 2;
}

function compilePiece(piece: Piece, errors: ExpressionError[]): string | CompiledExpression {
  if (typeof piece === 'string') return piece;
  try {
    if (piece instanceof ExpressionError) throw piece;
    return compileParsed(piece);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    errors.push(error);
    return '';
  }
}

function evaluator(
  parts: (string | CompiledExpression)[],
  { error, encode, source }: { error?: ExpressionError | undefined; encode?: 'url' | undefined; source: string },
): (roots: Roots) => Json {
  if (error !== undefined) {
    return () => {
      throw error;
    };
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return only.evaluate;
  const isEncoded = (index: number) => encode === 'url' && !(index === 0 && isBase(parts[1]));
  return (roots) =>
    parts
      .map((part, index) => {
        if (typeof part === 'string') return part;
        const text = render(part.evaluate(roots), source);
        return isEncoded(index) ? toUrlPart(text) : text;
      })
      .join('');
}

/** An address that begins with an expression and goes on with a path has its base there: `{{ env.SHOP_URL }}/orders`. */
function isBase(next: string | CompiledExpression | undefined): boolean {
  return typeof next === 'string' && /^[/?#]/.test(next);
}

/** Text of one value within a budget of its own. */
function render(value: Json, source: string): string {
  if (typeof value !== 'object' || value === null) return toText(value);
  try {
    let text = '';
    evaluateWithinBudget(
      () => {
        chargeWeight(value);
        text = JSON.stringify(value);
        return null;
      },
      { get: () => null },
    );
    return text;
  } catch (error) {
    throw new ExpressionError(error instanceof Error ? error.message : String(error), { source, offset: 0 });
  }
}
