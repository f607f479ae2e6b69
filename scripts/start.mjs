// Plain JavaScript, so that a Node that cannot run TypeScript still gets to say so.
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
process.env.NODE_ENV = isDev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
await import('../server/main.ts');
