import { saveBlob } from '../ui/save-file.ts';

/** Lets the browser save a text as a file. */
export function saveCsv(name: string, text: string): void {
  saveBlob(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
