import type { Json } from '#engine/json.ts';

/** The input a workflow was last run with in this browser. */
export function readLastInput(workflow: string): Json | undefined {
  try {
    const saved = sessionStorage.getItem(`input:${workflow}`);
    return saved === null ? undefined : JSON.parse(saved);
  } catch {
    return undefined;
  }
}

/** Keeps the input for the next run, until the tab is closed. */
export function writeLastInput(workflow: string, input: Json): void {
  try {
    sessionStorage.setItem(`input:${workflow}`, JSON.stringify(input));
  } catch {
    // A full or forbidden store only costs the convenience.
  }
}
