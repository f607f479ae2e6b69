import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { freshGraph } from './fresh-graph.ts';
import { fileOf, readGraphs } from './read-graphs.ts';

describe('a file of workflows', () => {
  const one = freshGraph(english, []);
  const two = freshGraph(english, [one.slug]);

  it('holds one, or several that were exported together', () => {
    expect(readGraphs(english, JSON.stringify(one))).toEqual({ ok: true, graphs: [one] });
    expect(readGraphs(english, JSON.stringify(fileOf([one, two])))).toEqual({ ok: true, graphs: [one, two] });
  });

  it('says what is wrong with it, and where', () => {
    expect(readGraphs(english, '{')).toMatchObject({ ok: false, message: expect.stringContaining('not JSON') });
    expect(readGraphs(english, JSON.stringify({ patchbayWorkflows: 1 }))).toEqual({
      ok: false,
      message: 'It holds no workflow.',
    });
    const broken = { patchbayWorkflows: 1, workflows: [one, { ...two, nodes: 5 }] };
    expect(readGraphs(english, JSON.stringify(broken))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^At workflows\.1\.nodes: /),
    });
  });
});
