import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';

const schema = z.strictObject({ email: z.email('must be an e-mail address').max(200) });

/** Sends a reset link when the address has an account; answers the same either way. */
export async function requestReset({ auth, mailer }: Pick<Deps, 'auth' | 'mailer'>, input: unknown): Promise<void> {
  const { email } = parseInput(schema, input);
  if (mailer !== null) await auth.requestReset(email);
}
