/** SQLSTATE of a deadlock, and of transactions that cannot be put in an order: doing it again helps. */
const codes: ReadonlySet<string> = new Set(['40P01', '40001']);

/** True when the database gave something up for the sake of another transaction: nothing of it has happened. */
export function isTransient(error: unknown): boolean {
  // The database's own error stands in the cause of the query builder's.
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && codes.has(at.code)) return true;
  }
  return false;
}
