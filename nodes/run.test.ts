import { describe, expect, it } from 'vitest';
import { catalogueOf } from '#engine/graph/catalogue.ts';
import { compile } from '#engine/graph/compile.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { RunDriver } from '#engine/host/drive.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { MemoryWorld } from '#engine/testing/memory-host.ts';
import { draw, outputOf, settle, startedData } from '#engine/testing/run-graph.ts';
import { definitions, descriptions } from './index.ts';

/** Runs a graph of real nodes in memory. */
async function run(
  graph: Graph,
  input: Json,
  respond: (url: string) => Json = () => null,
): Promise<{ output: Json | undefined; log: RunEvent[] }> {
  const { diagnostics, planFor } = compile(graph, catalogueOf(descriptions));
  expect(diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  const plan = planFor('start');
  if (plan === null) throw new Error('no plan');
  const world = new MemoryWorld();
  for (const definition of definitions) world.define(definition);
  world.respond = ({ url }) => respond(url);
  const driver = new RunDriver(world.host(), plan);
  driver.begin(startedData(input));
  await settle(world, driver);
  return { output: outputOf(world.log), log: world.log };
}

describe('the nodes in a run', () => {
  it('read, filter, repeat, group and answer', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        fetch: { type: 'http.request', params: { url: 'https://shop.example/{{ input.shop }}/orders' } },
        rows: { type: 'convert', params: { value: '{{ fetch.body }}', from: 'csv', to: 'json' } },
        dear: { type: 'list.filter', params: { items: '{{ rows }}', condition: '{{ item.price > input.least }}' } },
        each: {
          type: 'for_each',
          params: {
            items: '{{ dear.kept }}',
            concurrency: 2,
            result: '{{ { city: line.city, text: line.text + " #" + index } }}',
          },
        },
        line: {
          type: 'set',
          parent: 'each',
          params: { fields: { city: '{{ item.city }}', text: '{{ item.name.toUpperCase() }}' } },
        },
        group: { type: 'list.group', params: { items: '{{ each }}', by: '{{ item.city }}' } },
        sorted: { type: 'list.sort', params: { items: '{{ group }}', by: '{{ item.key }}' } },
        letter: { type: 'template', params: { text: '{% for g in sorted %}{{ g.key }}:{{ g.count }} {% endfor %}' } },
        answer: {
          type: 'end',
          params: {
            output: { letter: '{{ letter.trim() }}', groups: '{{ sorted.map(g => g.items.map(i => i.text)) }}' },
          },
        },
      },
      [
        'start > fetch',
        'fetch > rows',
        'rows > dear',
        'dear.kept > each',
        'each > group',
        'group > sorted',
        'sorted > letter',
        'letter > answer',
      ],
    );
    const csv = 'name,city,price\nlamp,Zug,20\ntea,Bern,5\ndesk,Bern,90\nchair,Zug,40\n';
    const { output } = await run(graph, { shop: 'a b', least: 10 }, (url) =>
      url === 'https://shop.example/a%20b/orders' ? csv : null,
    );
    expect(output).toEqual({ letter: 'Bern:1 Zug:2', groups: [['DESK #1'], ['LAMP #0', 'CHAIR #2']] });
  });

  it('branch and join', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        size: {
          type: 'switch',
          params: {
            cases: [
              { name: 'large', when: '{{ input.n > 10 }}' },
              { name: 'small', when: '{{ input.n > 0 }}' },
            ],
          },
        },
        a: { type: 'set', params: { value: { size: 'large' } } },
        b: { type: 'set', params: { value: { size: 'small' } } },
        always: { type: 'set', params: { value: '{{ [input.n] }}' } },
        all: { type: 'merge', params: { mode: 'object' } },
        answer: { type: 'end', params: { output: '{{ all }}' } },
        refuse: { type: 'stop', params: { code: 'too_small', message: 'Found {{ input.n }}.' } },
      },
      [
        'start > size',
        'start > always',
        'size.large > a',
        'size.small > b',
        'size.else > refuse',
        'a > all',
        'b > all',
        'always > all',
        'all > answer',
      ],
    );
    expect((await run(graph, { n: 50 })).output).toEqual({ a: { size: 'large' }, always: [50] });
    expect((await run(graph, { n: 5 })).output).toEqual({ b: { size: 'small' }, always: [5] });
    const { log } = await run(graph, { n: 0 });
    expect(log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'too_small', message: 'Found 0.' } },
    });
  });

  it('wait and go on', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        pause: { type: 'wait', params: { for: '{{ input.seconds }}s' } },
        answer: { type: 'end', params: { output: 'done' } },
      },
      ['start > pause', 'pause > answer'],
    );
    const { output, log } = await run(graph, { seconds: 90 });
    expect(output).toBe('done');
    expect(log.find((event) => event.type === 'node.waiting')).toMatchObject({
      node: 'pause',
      data: { kind: 'timer' },
    });
  });

  it('fail at a wait for longer than anything lasts, or for a moment that no database keeps', async () => {
    const waiting = (params: JsonObject) =>
      run(draw({ start: { type: 'start' }, pause: { type: 'wait', params } }, ['start > pause']), {
        days: '4000000d',
        at: '+275760-09-12T00:00:00Z',
      });
    for (const [params, message] of [
      [{ for: '{{ input.days }}' }, '365000d'],
      [{ callback: true, timeout: '{{ input.days }}' }, '365000d'],
      [{ until: '{{ input.at }}' }, 'outside the years 1 to 9999'],
    ] as const)
      expect((await waiting(params)).log.at(-1)).toMatchObject({
        type: 'run.failed',
        data: { error: { code: 'params', node: 'pause', message: expect.stringContaining(message) } },
      });
  });

  it('name the parameter that does not fit', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        few: { type: 'list.limit', params: { items: '{{ input.items }}', count: '{{ input.count }}' } },
        answer: { type: 'end', params: { output: '{{ few }}' } },
      },
      ['start > few', 'few > answer'],
    );
    expect((await run(graph, { items: [1, 2, 3], count: '2' })).output).toEqual([1, 2]);
    const { log } = await run(graph, { items: [1], count: 'many' });
    expect(log.at(-1)).toMatchObject({
      type: 'run.failed',
      data: { error: { code: 'params', message: expect.stringContaining('`count`') } },
    });
  });
});
