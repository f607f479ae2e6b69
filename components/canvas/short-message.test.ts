import { expect, it } from 'vitest';
import { shortMessage } from './short-message.ts';

it.each([
  ['`n50`, `fields.a`: there is no such field.', 'There is no such field.'],
  ['`n50`: `n49` may not have run.', 'n49 may not have run.'],
  ['`n50` reads `n49`, which may not have run.', 'n50 reads n49, which may not have run.'],
])('of %s shows %s', (message, short) => {
  expect(shortMessage({ message })).toBe(short);
});
