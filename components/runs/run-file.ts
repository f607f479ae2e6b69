import type { Words } from '#words/words.ts';
import '../api/quiet-zod.ts';
import { parseRunFile, type RunFile } from '#engine/run/run-file.ts';

/** Reads a run from text, or says in one sentence what is wrong and where. */
export function readRunFile(t: Words, text: string): { ok: true; file: RunFile } | { ok: false; message: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, message: t('runs.itIsNotJSONDownload') };
  }
  return parseRunFile(data);
}
