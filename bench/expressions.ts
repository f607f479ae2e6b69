import { compileExpression, compileTemplate, type Roots } from '#engine/expr/index.ts';
import type { Json } from '#engine/json.ts';
import { figure } from './figure.ts';

/** Expressions evaluated per second on one core, one JSON line a figure. */
const values = new Map<string, Json>([
  ['input', { a: { b: 5 }, name: 'Ada', items: Array.from({ length: 100 }, (_, i) => ({ id: i, price: i / 5 })) }],
]);
const roots: Roots = { get: (name) => values.get(name) };

const sources: Record<string, { evaluate(roots: Roots): Json; aim?: number }> = {
  'plain path: input.a.b': { ...compileExpression('input.a.b'), aim: 5_000_000 },
  'input.items.filter(i => i.price > 10).length, 100 items': {
    ...compileExpression('input.items.filter(i => i.price > 10).length'),
    aim: 50_000,
  },
  'condition: input.a.b > 3 && input.name != null': compileExpression('input.a.b > 3 && input.name != null'),
  'text: Hello {{ input.name }}': compileTemplate('Hello {{ input.name }}'),
  'input.items.map(i => ({ id: i.id, cost: i.price * 2 })), 100 items': compileExpression(
    'input.items.map(i => ({ id: i.id, cost: i.price * 2 }))',
  ),
};

for (const [name, { evaluate, aim }] of Object.entries(sources))
  figure({
    name: `expression ${name}`,
    unit: '1/s',
    ...(aim !== undefined && { aim }),
    samples: Array.from({ length: 9 }, () => perSecond(() => evaluate(roots))),
  });

/** Calls per second over about 200 ms. */
function perSecond(work: () => unknown): number {
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < 200) {
    for (let i = 0; i < 500; i++) work();
    calls += 500;
  }
  return Math.round((calls / (performance.now() - begin)) * 1000);
}
