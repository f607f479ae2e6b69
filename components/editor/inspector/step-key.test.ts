import { expect, it } from 'vitest';
import { stepKey } from './step-key.ts';

it('tells entries of one parameter apart, and joins what is typed in one', () => {
  const fields = { a: 'one', b: 'two' };
  expect(stepKey('p', fields, { ...fields, a: 'one!' })).toBe('p:a');
  expect(stepKey('p', fields, { ...fields, a: 'one!!' })).toBe('p:a');
  expect(stepKey('p', fields, { ...fields, b: 'two!' })).toBe('p:b');
  expect(stepKey('p', fields, { a: 'one', be: 'two' })).toBe('p');
  expect(stepKey('p', 'text', fields)).toBe('p');
});
