/** The list of before when it holds the same things, so that who compares lists sees that nothing changed. */
export function sameList<T>(before: T[], now: T[]): T[] {
  return before.length === now.length && before.every((one, index) => one === now[index]) ? before : now;
}
