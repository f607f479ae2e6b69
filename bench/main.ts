import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// npm run bench: everything; npm run bench -- runs: one part; npm run bench -- runs waiting: some figures of it.

const parts = ['engine', 'expressions', 'sandbox', 'server', 'runs', 'editor'];
const [wanted, ...figures] = process.argv.slice(2);
if (wanted !== undefined && !parts.includes(wanted)) {
  process.stderr.write(`There is no part '${wanted}'. The parts are ${parts.join(', ')}.\n`);
  process.exit(1);
}

/** Each part in a process of its own, so that none runs in the heat of another. */
for (const part of wanted === undefined ? parts : [wanted]) {
  const program = join(import.meta.dirname, `${part}.ts`);
  const { status } = spawnSync(process.execPath, [program, ...figures], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
