import { useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../../api/provider.tsx';
import { Select } from '../../ui/select.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';

/** A data table by name, or an expression that says which. */
export function TableWidget({ field, id, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.tables.list.queryOptions());
  const current = typeof value === 'string' ? value : '';
  if (current.includes('{{'))
    return (
      <ExpressionInput
        id={id}
        value={current}
        disabled={disabled}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    );
  const known = (query.data ?? []).map((table) => ({
    value: table.name,
    label: table.name,
    note: table.columns.map((column) => column.name).join(', '),
  }));
  const missing = current !== '' && query.isSuccess && !known.some((choice) => choice.value === current);
  return (
    <>
      <Select
        id={id}
        label={field.label}
        value={current}
        disabled={disabled}
        placeholder={t('forms.chooseATable')}
        choices={[...known, { value: '{{ }}', label: t('forms.byAnExpression') }]}
        onChange={onChange}
      />
      {missing && <p className="text-sm text-waiting">{t('forms.thereIsNoTableCalledCurrent', { current })}</p>}
    </>
  );
}
