import type { Json } from '../json.ts';
import { compileTree } from './compile.ts';
import { ExpressionError } from './error.ts';
import type { Parsed } from './parse.ts';
import { parseAt } from './parse.ts';
import type { Reference } from './references.ts';
import { referencesOf } from './references.ts';
import type { Roots } from './value.ts';

/** An expression ready to be evaluated any number of times. */
export type CompiledExpression = { evaluate(roots: Roots): Json; references: Reference[] };

/** Compiles an expression without braces; throws an ExpressionError with the place when it is none. */
export function compileExpression(source: string): CompiledExpression {
  const parsed = parseAt(source, 0);
  if (parsed.end < source.length) throw unexpectedAt(source, parsed.end);
  return compileParsed(parsed);
}

/** Compiles an expression that has been parsed inside a text. */
export function compileParsed(parsed: Parsed): CompiledExpression {
  return { evaluate: compileTree(parsed), references: referencesOf(parsed) };
}

/** The error for what stands where an expression should have ended. */
export function unexpectedAt(source: string, offset: number): ExpressionError {
  const token = /^(?:[\p{L}\p{N}_$]+|[^\s])/u.exec(source.slice(offset, offset + 40))?.[0];
  if (token === undefined)
    return new ExpressionError('found the end of the text; close the expression with }}.', {
      source,
      offset,
      found: 'the end of the text',
    });
  return new ExpressionError(
    `found "${token}" after the end of the expression; an operator or a comma may be missing.`,
    { source, offset, found: `"${token}"` },
  );
}
