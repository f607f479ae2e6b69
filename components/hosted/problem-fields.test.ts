import { expect, it } from 'vitest';
import { problemFields } from './problem-fields.ts';

it('counts a field once, and only those that a person can see on the page', () => {
  const page = {
    properties: {
      email: { type: 'string' },
      lines: { type: 'array' },
      street: { type: 'string', 'x-field': { showWhen: { field: 'email', is: ['post'] } } },
      fine: { type: 'string' },
    },
  };
  const problems = ['email', 'lines.0.price', 'lines.1.price', 'street', 'onAnotherPage', ''].map((path) => ({
    path,
    message: 'does not fit',
  }));
  expect(problemFields(page, {}, problems)).toEqual(['email', 'lines']);
  expect(problemFields(page, { email: 'post' }, problems)).toEqual(['email', 'lines', 'street']);
  expect(problemFields(page, {}, [])).toEqual([]);
});
