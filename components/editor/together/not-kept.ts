import type { Words } from '#words/words.ts';
/** The draft could not be written; `code` is the server's, or `offline`. */
export class NotKept extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What is said of a draft while the server is out of reach. */
export function offline(t: Words): NotKept {
  return new NotKept('offline', t('together.theServerCannotBeReachedWhat'));
}
