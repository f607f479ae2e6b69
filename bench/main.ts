import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Each part in a process of its own, so that none runs in the heat of another. */
for (const part of ['engine', 'expressions', 'sandbox', 'server', 'runs', 'editor']) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${part}.ts`)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
