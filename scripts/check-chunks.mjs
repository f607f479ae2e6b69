import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Words that stand in the code of one folder each and would survive minifying. A test proves that they still do.
export const sentinels = [
  { folder: 'server', file: 'server/config.ts', text: 'PATCHBAY_SECRET must be set with DATABASE_URL' },
  { folder: 'db', file: 'db/access.ts', text: 'patchbay_app' },
  { folder: 'nodes', file: 'nodes/data/set.ts', text: 'Set builds fields or one value, not both' },
  { folder: 'words/en', file: 'words/en/shell.ts', text: 'Nothing is plugged in here' },
  { folder: 'words/de', file: 'words/de/shell.ts', text: 'Hier ist nichts angeschlossen' },
];

/** True when no file that browsers load holds words of server/, db/, nodes/ or of a language; says which one does. */
export function checkChunks(say) {
  const folder = join(import.meta.dirname, '../.next/static');
  const leaks = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .flatMap((entry) => leaksOf(join(entry.parentPath, entry.name)));
  for (const { path, sentinel } of leaks)
    say(`${path} holds code of ${sentinel.folder}/ (found '${sentinel.text}'): browsers must not get it.`);
  return leaks.length === 0;
}

function leaksOf(path) {
  const code = readFileSync(path, 'utf8');
  return sentinels.filter(({ text }) => code.includes(text)).map((sentinel) => ({ path, sentinel }));
}
