import type { ErrorCode } from '#engine/errors.ts';
import { endCodes } from '#together/messages.ts';

/** With which code a connection ends for good after an error; after others an editor comes back. */
export const closeCodes: Partial<Record<ErrorCode, number>> = {
  invalid_input: endCodes.bad,
  does_not_compile: endCodes.bad,
  unauthenticated: endCodes.unauthenticated,
  forbidden: endCodes.forbidden,
  not_found: endCodes.unknown,
};
