import type { Expression } from 'acorn';
import { parseExpressionAt } from 'acorn';
import { ExpressionError } from './error.ts';

/** Characters one expression may have. */
export const maxSource = 20_000;

/** An expression inside a text: offsets in the tree count from `base`. */
export type Parsed = { text: string; base: number; tree: Expression; end: number };

/** Parses the expression that begins at an offset of the text and tells where it ends, past spaces and comments. */
export function parseAt(text: string, base: number): Parsed {
  const piece = text.slice(base, base + maxSource + 1);
  try {
    const tree = parseExpressionAt(piece, 0, { ecmaVersion: 2022, sourceType: 'module', preserveParens: true });
    if (tree.end > maxSource)
      throw new ExpressionError(`an expression may have ${maxSource.toLocaleString('en')} characters.`, {
        source: text,
        offset: base,
      });
    return { text, base, tree, end: base + skipBlank(piece, tree.end) };
  } catch (error) {
    throw explain(error, { text, base, piece });
  }
}

const blank = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$))*/y;

function skipBlank(piece: string, from: number): number {
  blank.lastIndex = from;
  blank.test(piece);
  return Math.max(from, blank.lastIndex);
}

function explain(error: unknown, at: { text: string; base: number; piece: string }): ExpressionError {
  if (error instanceof ExpressionError) return error;
  if (error instanceof RangeError)
    return new ExpressionError('the expression is nested too deeply.', { source: at.text, offset: at.base });
  const position = error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
  const reason = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : 'not understood';
  const found = describeToken(at.piece, position);
  const sentence = reason.startsWith('Unexpected token')
    ? `found ${found} where a value is expected.`
    : `found ${found}: ${reason[0]?.toLowerCase()}${reason.slice(1)}.`;
  return new ExpressionError(sentence, { source: at.text, offset: at.base + position, found });
}

function describeToken(piece: string, position: number): string {
  const token = /^(?:[\p{L}\p{N}_$]+|=>|[=!<>]=+|\}\}|[^\s])/u.exec(piece.slice(position, position + 40))?.[0];
  if (token === undefined) return 'the end of the text';
  return token === '}}' ? 'the end of the expression' : `"${token}"`;
}
