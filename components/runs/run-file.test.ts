import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '#engine/json.ts';
import { why } from '#engine/run/why.ts';
import { english } from '#words/testing/english.ts';
import { addEvents, openRun, showMoment } from '../editor/store/run-slice.ts';
import { eventWords } from '../run/event-words.ts';
import { englishFormats } from '../testing/english-formats.ts';
import { readRunFile } from './run-file.ts';

const folder = join(import.meta.dirname, '../../engine/run/golden/v1');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.jsonl') ? [file.slice(0, -'.jsonl'.length)] : []));

function fileOf(name: string): { [key: string]: Json } {
  const events: Json[] = readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const graph: Json = JSON.parse(readFileSync(join(folder, `${name}.graph.json`), 'utf8'));
  return { patchbayRun: 1, run: { id: 'r', workflow: 'test', version: 1 }, graph, events };
}
const broken = (seq: number, event: object) => {
  const file = fileOf('choice');
  const events = Array.isArray(file.events) ? file.events : [];
  return JSON.stringify({ ...file, events: events.map((old, index) => (index + 1 === seq ? event : old)) });
};

/** What the page does with a file that was accepted. */
function show(text: string): string | null {
  const read = readRunFile(english, text);
  if (!read.ok) return read.message;
  const { graph, events } = read.file;
  const run = addEvents(openRun('r', graph), events);
  for (let count = 0; count < events.length; count += 3) showMoment(run, count);
  for (const event of events) eventWords(englishFormats, english, event);
  for (const node of graph.nodes) why({ graph, events }, node.id);
  return null;
}

describe('a run file', () => {
  it('is read whole, whichever release wrote it', () => {
    expect(names.length).toBeGreaterThan(4);
    expect(names.map((name) => [name, show(JSON.stringify(fileOf(name)))])).toEqual(names.map((name) => [name, null]));
  });

  it('is refused with the place that is wrong', () => {
    const file = fileOf('choice');
    const message = (more: object) => show(JSON.stringify({ ...file, ...more }));
    const [first, second, ...rest] = Array.isArray(file.events) ? file.events : [];
    expect(show('{')).toContain('not JSON');
    expect(message({ patchbayRun: 2 })).toContain('patchbayRun');
    expect(message({ events: [] })).toBe('At events: must hold at least one event.');
    expect(message({ events: [{ seq: 1 }] })).toContain('Event 1 is broken at at:');
    expect(message({ events: [first, ...rest] })).toBe('Event 2 is missing. Download the run again.');
    expect(message({ events: [{ ...(isObject(second) && second), seq: 1 }] })).toBe('Event 1 must be run.started.');
  });

  it('names the event that is broken', () => {
    const event = { seq: 2, at: '2026-01-01T00:00:00.000Z', type: 'node.completed', node: 'high' };
    const data = { ports: ['true'], output: 1 };
    expect(show(broken(2, { ...event, data: {} }))).toContain('Event 2 is broken at data.ports:');
    expect(show(broken(2, { ...event, data, type: 'toString' }))).toContain('Event 2 is broken at type:');
    expect(show(broken(2, { ...event, data, at: 'soon' }))).toContain('Event 2 is broken at at:');
    expect(show(broken(2, { ...event, data, node: 'nope' }))).toBe(
      "Event 2 names the node 'nope', which the graph does not have. Download the run again.",
    );
    expect(show(broken(2, { ...event, data, scope: 'f[99]' }))).toBe(
      "Event 2 names the node 'f', which the graph does not have. Download the run again.",
    );
    expect(show(broken(2, { ...event, node: undefined, data }))).toBe(
      'Event 2 is broken at node: must name a node. Download the run again.',
    );
  });

  it('opens or is refused with a sentence, whatever is changed in it', () => {
    const change = fc.record({
      name: fc.constantFrom(...names),
      way: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      to: fc.option(fc.jsonValue(), { nil: undefined }),
    });
    fc.assert(
      fc.property(change, ({ name, way, to }) => {
        const said = show(JSON.stringify(changed(fileOf(name), way, to)) ?? '');
        expect(said === null || /^.+\.$/s.test(said)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The same document with another value at a place that the numbers lead to; without one the place is left out. */
function changed(value: Json, way: readonly number[], to: unknown): unknown {
  const [next, ...rest] = way;
  if (next === undefined) return to;
  if (Array.isArray(value)) {
    if (value.length === 0) return to;
    const at = next % value.length;
    return value.flatMap((item, index) =>
      index === at ? [changed(item, rest, to)].filter((one) => one !== undefined) : [item],
    );
  }
  if (!isObject(value)) return to;
  const keys = Object.keys(value);
  const key = keys[next % Math.max(1, keys.length)];
  return key === undefined ? to : { ...value, [key]: changed(value[key] ?? null, rest, to) };
}
