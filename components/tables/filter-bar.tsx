import { Filter, X } from 'lucide-react';
import type { DataColumn } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { type Condition, needsValue, opsFor } from './selection.ts';

type Props = { columns: DataColumn[]; conditions: Condition[]; onChange: (conditions: Condition[]) => void };

/** Conditions that all must hold. */
export function FilterBar({ columns, conditions, onChange }: Props) {
  const t = useWords();
  const [first] = columns;
  const edit = (index: number, part: Partial<Condition>) =>
    onChange(conditions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = () => {
    if (first === undefined) return;
    const op = first.type === 'text' ? 'contains' : 'eq';
    onChange([...conditions, { column: first.name, op, text: '' }]);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {conditions.map((condition, index) => {
        const type = columns.find((column) => column.name === condition.column)?.type ?? 'text';
        return (
          <fieldset
            key={index.toString()}
            aria-label={t('tables.filterIndex', { index: index + 1 })}
            className="flex items-center gap-1 rounded-field border border-line bg-panel p-1"
          >
            <Select
              label={t('tables.column')}
              className="!h-7 !w-32"
              value={condition.column}
              choices={columns.map(({ name }) => ({ value: name, label: name }))}
              onChange={(column) => edit(index, { column, op: 'eq' })}
            />
            <Select
              label={t('tables.comparison')}
              className="!h-7 !w-32"
              value={condition.op}
              choices={opsFor(type).map(({ value, label }) => ({ value, label: t(label) }))}
              onChange={(op) => edit(index, { op })}
            />
            {needsValue(condition.op) &&
              (type === 'date' ? (
                <DateField
                  kind="day"
                  aria-label={t('common.value')}
                  className="!w-40"
                  value={condition.text}
                  onChange={(text) => edit(index, { text })}
                />
              ) : (
                <Input
                  aria-label={t('common.value')}
                  autoFocus={condition.text === ''}
                  className="!h-7 !w-36"
                  placeholder={t('tables.aValue')}
                  value={condition.text}
                  onChange={(event) => edit(index, { text: event.target.value })}
                />
              ))}
            <IconButton label={t('tables.removeFilter')} onClick={() => onChange(conditions.toSpliced(index, 1))}>
              <X className="size-3.5" />
            </IconButton>
          </fieldset>
        );
      })}
      <Button size="small" tone="ghost" icon={<Filter className="size-3.5" />} onClick={add}>
        {t('tables.filter')}
      </Button>
    </div>
  );
}
