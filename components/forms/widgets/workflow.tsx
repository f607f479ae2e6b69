import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isObject, type Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { useApi } from '../../api/provider.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import type { WidgetProps } from '../widget.ts';
import { CalleeProblem } from './callee-problem.tsx';
import { JsonWidget } from './json.tsx';

type Source = 'saved' | 'document' | 'url' | 'file' | 'expression';

/** A saved workflow, one in place, one at an address or in a file, or an expression that says which. */
export function WorkflowWidget(props: WidgetProps) {
  const t = useWords();
  const { field, id, describedBy, invalid, value, onChange, disabled } = props;
  const api = useApi();
  const allowed = useQuery(api.workflows.checkCall.queryOptions({ workflow: null }, { staleTime: 600_000 }));
  const [chosen, setChosen] = useState<Source | null>(null);
  const source = value === undefined ? (chosen ?? 'saved') : sourceOf(value);
  const choose = (next: string) => {
    const known = sources.find((one) => one.value === next);
    if (known === undefined || known.value === source) return;
    setChosen(known.value);
    onChange(known.start);
  };
  const { urls = [], files = false } = allowed.data ?? {};
  const offered = sources.filter(
    ({ value: kind }) => kind === source || ((kind !== 'url' || urls.length > 0) && (kind !== 'file' || files)),
  );
  const text = typeof value === 'string' ? value : '';
  const change = (next: string) => onChange(next === '' ? undefined : next);
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={t('forms.fieldFrom', { field: field.label })}
        value={source}
        disabled={disabled}
        choices={offered.map(({ value: kind, label }) => ({ value: kind, label: t(label) }))}
        onChange={choose}
      />
      {source === 'saved' && <SavedWorkflow {...props} />}
      {source === 'document' && <JsonWidget {...props} field={documentField(field)} />}
      {source === 'expression' && (
        <ExpressionInput id={id} value={text} disabled={disabled} invalid={invalid} onChange={change} />
      )}
      {(source === 'url' || source === 'file') && (
        <Input
          id={id}
          className="font-mono"
          aria-label={source === 'url' ? t('forms.address') : t('forms.file')}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={text}
          disabled={disabled}
          placeholder={source === 'url' ? `${urls[0] ?? 'https://'}…` : 'file:order_status.json'}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {source === 'url' && urls.length > 0 && (
        <p className="text-faint text-sm">{t('forms.belowUrlsItIsFetchedWhenever', { urls: urls.join(' or ') })}</p>
      )}
      {source !== 'saved' && source !== 'expression' && value !== undefined && <CalleeProblem value={value} />}
    </div>
  );
}

const sources: { value: Source; label: WordKey; start: Json | undefined }[] = [
  { value: 'saved', label: 'forms.aSavedWorkflow', start: undefined },
  { value: 'document', label: 'forms.aWorkflowInPlaceAsJSON', start: undefined },
  { value: 'url', label: 'forms.anAddress', start: 'https://' },
  { value: 'file', label: 'forms.aFileInDevelopment', start: 'file:' },
  { value: 'expression', label: 'forms.fromAnExpression', start: '{{ }}' },
];

function sourceOf(value: Json): Source {
  if (typeof value !== 'string') return isObject(value) || Array.isArray(value) ? 'document' : 'saved';
  if (value.includes('{{')) return 'expression';
  if (/^https?:/.test(value)) return 'url';
  return value.startsWith('file:') ? 'file' : 'saved';
}

/** What is shown while the document is empty: the outside of any workflow. */
function documentField(field: WidgetProps['field']): WidgetProps['field'] {
  return { ...field, hint: { ...field.hint, placeholder: '{ "patchbay": 1, "nodes": [ … ], "edges": [ … ] }' } };
}

function SavedWorkflow({ field, id, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.workflows.list.queryOptions({}));
  const known = (query.data?.items ?? []).map((workflow) => ({
    value: workflow.slug,
    label: workflow.name,
    note: workflow.published === null ? t('forms.slugNotPublished', { slug: workflow.slug }) : workflow.slug,
  }));
  return (
    <Select
      id={id}
      label={field.label}
      value={typeof value === 'string' ? value : ''}
      disabled={disabled}
      placeholder={t('forms.chooseAWorkflow')}
      choices={known}
      onChange={onChange}
    />
  );
}
