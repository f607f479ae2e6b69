import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { readDefault, variableProblem } from './variable-problem.ts';

const run = 'run' as const;

describe('a declared variable', () => {
  it('needs a name of its own, in the form of an id', () => {
    expect(variableProblem(english, [{ name: 'Total', scope: run }], 0)).toContain('small letters');
    const twice = [0, 1].map(() => ({ name: 'total', scope: run }));
    expect([0, 1].map((index) => variableProblem(english, twice, index))).toEqual([
      null,
      'There is another variable total. Give this one a name of its own.',
    ]);
  });

  it('begins with a value of its type', () => {
    const schema = { type: 'number' };
    expect(variableProblem(english, [{ name: 'total', scope: run, schema, default: 'ten' }], 0)).toBe(
      'Its first value is text, its type says a number.',
    );
    expect(variableProblem(english, [{ name: 'total', scope: run, schema, default: 10 }], 0)).toBeNull();
    expect(variableProblem(english, [{ name: 'total', scope: run, schema }], 0)).toBeNull();
  });

  it('is typed as JSON', () => {
    expect(readDefault(english, '[1, 2]')).toEqual({ value: [1, 2], problem: null });
    expect(readDefault(english, ' ')).toEqual({ problem: null });
    expect(readDefault(english, 'ten').problem).toContain('must be JSON');
  });
});
