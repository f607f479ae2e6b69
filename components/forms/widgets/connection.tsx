import { useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../../api/provider.tsx';
import { Dot } from '../../ui/badge.tsx';
import { Select } from '../../ui/select.tsx';
import type { WidgetProps } from '../widget.ts';

/** One of the organization's connections, by name. */
export function ConnectionWidget({ field, id, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.connections.list.queryOptions());
  const current = typeof value === 'string' ? value : '';
  const known = (query.data ?? []).map((connection) => ({
    value: connection.name,
    label: connection.name,
    note: connection.hosts.join(', '),
    mark: <Dot tone="ok" />,
  }));
  const missing = current !== '' && query.isSuccess && !known.some((choice) => choice.value === current);
  return (
    <>
      <Select
        id={id}
        label={field.label}
        value={current}
        disabled={disabled}
        choices={[{ value: '', label: t('forms.none') }, ...known]}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
      {missing && <p className="text-sm text-waiting">{t('forms.thereIsNoConnectionCalledCurrent', { current })}</p>}
    </>
  );
}
