#!/usr/bin/env node
// Plain JavaScript, so that a Node that cannot run TypeScript still gets to say so.
import { requireNode } from '../scripts/require-node.mjs';

requireNode('npx patchbay');
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2), process.env);
