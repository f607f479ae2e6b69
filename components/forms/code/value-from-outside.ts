import { Transaction, type TransactionSpec } from '@codemirror/state';

/** The smallest change that makes one text of another; null when they are the same. */
export function changeBetween(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** Shows a value that came from outside: only what differs changes, and it is nothing that an undo here takes back. */
export function valueFromOutside(shown: string, value: string): TransactionSpec | null {
  const changes = changeBetween(shown, value);
  if (changes === null) return null;
  return { changes, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] };
}

/** True when only a value from outside changed the text: whoever keeps the value has it already. */
export function isFromOutside(transactions: readonly Transaction[]): boolean {
  return transactions.every((change) => !change.docChanged || change.annotation(Transaction.remote) === true);
}
