import { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { newPassword } from './account-input.ts';

const schema = z.strictObject({ token: z.string().min(1).max(200), password: newPassword });

/** Sets a new password with the token of a reset link and ends all sessions of the account. */
export async function resetPassword({ auth }: Pick<Deps, 'auth'>, input: unknown): Promise<void> {
  const { token, password } = parseInput(schema, input);
  if (await auth.resetPassword(token, password)) return;
  throw new PatchbayError('gone', 'This link was used or is older than an hour: ask for a new one.');
}
