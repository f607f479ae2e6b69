import type { WordKey, Words } from '#words/words.ts';

/** By which ways runs begin, with what each is called. */
export const doors: ReadonlyMap<string, WordKey> = new Map([
  ['rest', 'runs.doorRest'],
  ['mcp', 'runs.doorMcp'],
  ['webhook', 'runs.doorWebhook'],
  ['schedule', 'runs.doorSchedule'],
  ['event', 'runs.doorEvent'],
  ['form', 'runs.doorForm'],
  ['error', 'runs.doorError'],
  ['call', 'runs.doorCall'],
  ['editor', 'runs.doorEditor'],
  ['fork', 'runs.doorFork'],
  ['test', 'runs.doorTest'],
]);

/** What a way to begin runs is called; one of a newer server by its own name. */
export function doorText(t: Words, door: string): string {
  const key = doors.get(door);
  return key === undefined ? door : t(key);
}
