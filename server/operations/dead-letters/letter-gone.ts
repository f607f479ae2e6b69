import type { LetterName } from '#db/queries/dead-letters/settle-dead-letter.ts';
import { PatchbayError } from '#engine/errors.ts';

/** The problem of one that is not, or not any more, on the list. */
export function letterGone({ kind, id }: LetterName): PatchbayError {
  const what = kind === 'run' ? `failed run ${id}` : `undelivered outcome ${id}`;
  return new PatchbayError('not_found', `The ${what} is not on this list: somebody has looked after it.`);
}
