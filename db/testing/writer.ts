import { connect } from '../connect.ts';
import { append } from '../journal/append.ts';
import { newRun } from './commits.ts';

// A process that writes runs until it is killed and says which are durable: node writer.ts <folder> <organization>
const [, , folder = '', org = ''] = process.argv;
const db = await connect({ dataDir: folder }).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exit(3);
});
process.stdout.write('ready\n');
for (;;) {
  const runs = Array.from({ length: 5 }, () => newRun(org));
  await append(db, runs);
  process.stdout.write(`${runs.map((run) => run.runId).join('\n')}\n`);
}
