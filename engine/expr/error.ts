/** What an expression did wrong, with the place; lines and columns begin at 1 and count in the whole text. */
export class ExpressionError extends Error {
  readonly line: number;
  readonly column: number;
  /** The whole text in which the expression stands. */
  readonly source: string;
  /** What was found at that place, in words. */
  readonly found?: string;

  constructor(reason: string, at: { source: string; offset: number; found?: string }) {
    const before = at.source.slice(0, at.offset);
    const line = before.split('\n').length;
    const column = at.offset - before.lastIndexOf('\n');
    super(`Line ${line}, column ${column}: ${reason}`);
    this.name = 'ExpressionError';
    this.line = line;
    this.column = column;
    this.source = at.source;
    if (at.found !== undefined) this.found = at.found;
  }
}

/** Thrown where the place is not known; the call that encloses it adds line and column. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
