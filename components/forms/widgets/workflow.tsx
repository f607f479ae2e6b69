import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/provider.tsx';
import { Select } from '../../ui/select.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';
import { JsonWidget } from './json.tsx';

/** A workflow of the organization, or an expression or inline JSON that says which. */
export function WorkflowWidget(props: WidgetProps) {
  const { field, id, value, onChange, disabled } = props;
  const api = useApi();
  const query = useQuery(api.workflows.list.queryOptions({}));
  if (value !== undefined && typeof value !== 'string') return <JsonWidget {...props} />;
  const current = value ?? '';
  if (current.includes('{{'))
    return (
      <ExpressionInput
        id={id}
        value={current}
        disabled={disabled}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    );
  const known = (query.data?.items ?? []).map((workflow) => ({
    value: workflow.slug,
    label: workflow.name,
    note: workflow.published === null ? `${workflow.slug} · not published` : workflow.slug,
  }));
  return (
    <Select
      id={id}
      label={field.label}
      value={current}
      disabled={disabled}
      placeholder="Choose a workflow"
      choices={[...known, { value: '{{ }}', label: 'By an expression…' }]}
      onChange={onChange}
    />
  );
}
