import { expect, it } from 'vitest';
import type { GraphNode } from '#engine/graph/schema.ts';
import { nodeViewOf } from '#engine/run/view.ts';
import { english } from '#words/testing/english.ts';
import { englishFormats } from '../testing/english-formats.ts';
import { stateWords } from './state-words.ts';

const node = { id: 'call', type: 'set', position: [0, 0] } satisfies GraphNode;
const words = (more: Partial<ReturnType<typeof nodeViewOf>>) =>
  stateWords(englishFormats, english, { node, view: { ...nodeViewOf([]), ...more }, run: 'succeeded', waitsFor: null })
    .text;

it('says how often a node ran and how often it was skipped', () => {
  expect(words({ status: 'done', visits: 1 })).toBe('done');
  expect(words({ status: 'done', visits: 5 })).toBe('done · 5 times');
  expect(words({ status: 'done', visits: 4, skips: 1 })).toBe('4 times, skipped once');
  expect(words({ status: 'done', visits: 1, skips: 4 })).toBe('once, skipped 4 times');
  expect(words({ status: 'skipped', visits: 4, skips: 1 })).toBe('skipped once, ran 4 times');
  expect(words({ status: 'skipped', skips: 1 })).toBe('skipped');
});
