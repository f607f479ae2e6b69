import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { Json } from '#engine/json.ts';
import type { DataRow } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { toast, toastAction, toastError } from '../ui/toast.tsx';
import type { Sort } from './selection.ts';

const pageSize = 200;

export type Wanted = { where: { column: string; op: string; value: Json }[]; sort: Sort };
export type Rows = {
  total: number;
  pending: boolean;
  error: unknown;
  /** Asks for the rows again. */
  retry(): void;
  /** The row at a place; null while it is on its way. */
  at(index: number): DataRow | null;
  set(row: DataRow, column: string, value: Json): Promise<void>;
  remove(ids: string[]): Promise<void>;
};

/** Rows of a table page by page, as far as they are in sight, and changes of them that show at once. */
export function useRows(table: string, { where, sort }: Wanted, seen: { first: number; last: number }): Rows {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  // The first page stays, because it knows how many there are.
  const pages = [...new Set([0, ...range(Math.floor(seen.first / pageSize), Math.floor(seen.last / pageSize))])];
  const order = sort === null ? {} : { orderBy: sort.column, direction: sort.direction };
  const queries = useQueries({
    queries: pages.map((page) =>
      api.tables.rows.queryOptions(
        { table, where, ...order, limit: pageSize, offset: page * pageSize },
        { staleTime: 5_000 },
      ),
    ),
  });
  const known = new Map(pages.map((page, index) => [page, queries[index]?.data?.items]));
  const changed = () => cache.invalidateQueries({ queryKey: api.tables.pathKey() });
  const show = (row: DataRow) =>
    cache.setQueriesData<{ items: DataRow[]; total: number }>({ queryKey: api.tables.rows.pathKey() }, (page) =>
      page === undefined ? page : { ...page, items: page.items.map((one) => (one.id === row.id ? row : one)) },
    );
  const failed = async (error: unknown) => {
    toastError(problemOf(error).detail);
    await changed();
  };
  return {
    total: queries[0]?.data?.total ?? 0,
    pending: queries[0]?.isPending ?? true,
    error: queries.find((query) => query.isError)?.error ?? null,
    retry: () => void changed(),
    at: (index) => known.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null,
    set: async (row, column, value) => {
      show({ ...row, values: { ...row.values, [column]: value } });
      try {
        show(await client.tables.updateRow.mutate({ table, id: row.id, values: { [column]: value } }));
      } catch (error) {
        await failed(error);
      }
    },
    remove: async (ids) => {
      try {
        const removed = await client.tables.deleteRows.mutate({ table, ids });
        await changed();
        const back = async () => {
          const rows = removed.map(({ id, values }) => ({ id, values }));
          await client.tables.restoreRows.mutate({ table, rows }).then(() => toast(t('tables.putBack')), failed);
          await changed();
        };
        toastAction(
          removed.length === 1 ? t('tables.rowDeleted') : t('tables.countRowsDeleted', { count: removed.length }),
          {
            title: t('tables.undo'),
            run: back,
          },
        );
      } catch (error) {
        await failed(error);
      }
    },
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
