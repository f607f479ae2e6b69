import { expect, test } from 'vitest';
import { addressed, selectionIn } from './selection.ts';

const columns = [
  { name: 'sku', type: 'text' as const, required: true },
  { name: 'price', type: 'number' as const, required: false },
];

test('filters and order stand in the address and come back from it, whatever is typed', () => {
  const selection = {
    conditions: [
      { column: 'sku', op: 'contains', text: 'a.b=&c %2E\n' },
      { column: 'price', op: 'gte', text: '' },
    ],
    sort: { column: 'price', direction: 'desc' as const },
  };
  const query = addressed(new URLSearchParams('by=sku&where=sku.eq.old&tab=rows'), selection);
  expect(selectionIn(new URLSearchParams(query), columns)).toEqual(selection);
  expect(new URLSearchParams(query).get('tab')).toBe('rows');
});

test('an address that names what there is not shows all rows', () => {
  const query = new URLSearchParams('where=gone.eq.1&where=price.contains.1&where=sku&by=gone&way=down');
  expect(selectionIn(query, columns)).toEqual({ conditions: [], sort: null });
});
