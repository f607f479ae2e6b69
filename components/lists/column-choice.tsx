import { useWords } from '#words/use-words.ts';
import { MultiSelect } from '../ui/multi-select.tsx';
import type { ListedTable } from './data-columns.ts';

/** Which columns of a list are shown; the address remembers the others, so a saved view does too. */
export function ColumnChoice<T extends object>({ table }: { table: ListedTable<T> }) {
  const t = useWords();
  const { columnVisibility } = table.state;
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <MultiSelect
      label={t('lists.columns')}
      text={t('lists.columns')}
      none={t('lists.none')}
      className="!w-28"
      values={columns.flatMap(({ id }) => (columnVisibility[id] === false ? [] : [id]))}
      choices={columns.map(({ id, columnDef }) => ({ value: id, label: String(columnDef.header) }))}
      onChange={(shown) =>
        table.setColumnVisibility(Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])))
      }
    />
  );
}
