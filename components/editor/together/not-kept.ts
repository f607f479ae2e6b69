/** The draft could not be written; `code` is the server's, or `offline`. */
export class NotKept extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What is said of a draft while the server is out of reach. */
export function offline(): NotKept {
  return new NotKept('offline', 'The server cannot be reached. What you do is kept in this browser.');
}
