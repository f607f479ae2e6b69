// Plain JavaScript, so that a Node that cannot run TypeScript still gets to say so.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { buildPages } from './build-pages.mjs';
import { requireNode } from './require-node.mjs';

requireNode('npm start');

const isDev = process.argv.includes('--dev');
if (!isDev && process.env.PATCHBAY_ROLE !== 'worker') {
  try {
    buildPages((line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
// Types are stripped and code is compiled once; later starts read both from here.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/patchbay'));
process.env.NODE_ENV = isDev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
await import('../server/main.ts');
