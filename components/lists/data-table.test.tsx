import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import type { DataColumn } from './data-columns.ts';
import { ListTable } from './list-table.tsx';

type Row = { name: string; at: number | null };
const all: Row[] = [
  { name: 'Webhook 10', at: 3 },
  { name: 'webhook 9', at: null },
  { name: 'Schedule', at: 7 },
];
const columns: DataColumn<Row>[] = [
  { id: 'name', title: 'Name', stays: true, by: ({ name }) => name, cell: ({ name }) => name },
  { id: 'at', title: 'At', by: ({ at }) => at, cell: ({ at }) => `<${at ?? 'never'}>` },
];

/** The cells of each row that is drawn, and the heads, for the query of an address. */
function drawn(query: string, rows = all): { heads: string[]; rows: string[] } {
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={{}} onError={() => undefined}>
      <SearchParamsContext value={new URLSearchParams(query)}>
        <ListTable label="Rows" columns={columns} rows={rows} keyOf={({ name }) => name} textOf={({ name }) => name} />
      </SearchParamsContext>
    </IntlProvider>,
  );
  const parts = (tag: string, text: string) =>
    [...text.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'g'))].map(([part]) => part);
  const textOf = (part: string) => part.replace(/<[^>]*>/g, '');
  return {
    heads: parts('th', html).map((head) => textOf(head) + (/aria-sort="(\w+)"/.exec(head)?.[1] ?? '')),
    rows: parts('tr', html)
      .slice(1)
      .map((row) => textOf(parts('td', row)[0] ?? '')),
  };
}

describe('the table of a list', () => {
  it('holds the rows with all words of the search, and stands as it came where the address names no order', () => {
    expect(drawn('text=9+WEB').rows).toEqual(['webhook 9']);
    expect(drawn('').rows).toEqual(['Webhook 10', 'webhook 9', 'Schedule']);
  });

  it('sorts both ways; numbers in texts count, and what has no value is last', () => {
    expect(drawn('by=name').rows).toEqual(['Schedule', 'webhook 9', 'Webhook 10']);
    expect(drawn('by=at').rows).toEqual(['Webhook 10', 'Schedule', 'webhook 9']);
    expect(drawn('by=at&way=down')).toEqual({
      heads: ['Name', 'Atdescending'],
      rows: ['Schedule', 'Webhook 10', 'webhook 9'],
    });
  });

  it('sorts names as the language does', () => {
    const names = ['Zebra', 'Ärger', 'ähnlich', 'Bär'].map((name) => ({ name, at: null }));
    expect(drawn('by=name', names).rows).toEqual(['ähnlich', 'Ärger', 'Bär', 'Zebra']);
  });

  it('keeps the columns that stay, whatever the address hides', () => {
    expect(drawn('hide=name,at').heads).toEqual(['Name']);
  });

  it('leaves out the columns that are hidden, and orders that are none of its own', () => {
    expect(drawn('hide=at&by=elsewhere')).toEqual({ heads: ['Name'], rows: ['Webhook 10', 'webhook 9', 'Schedule'] });
  });
});
