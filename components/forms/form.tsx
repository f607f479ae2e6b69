'use client';
import { CircleQuestionMark } from 'lucide-react';
import { type ReactNode, Suspense, useId } from 'react';
import type { Json, JsonObject, JsonSchema } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { Recover } from '../ui/recover.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { type FieldModel, fieldsOf, isShown } from './field-model.ts';
import { widgets } from './widgets/index.ts';
import { JsonWidget } from './widgets/json.tsx';

export type FormProblem = { path: string; message: string };

type Props = {
  schema: JsonSchema;
  value: JsonObject;
  onChange: (value: JsonObject, field: string) => void;
  /** Sentences at fields, by path such as `headers.0.value`. */
  problems?: readonly FormProblem[];
  disabled?: boolean;
  /** Whether a needed field is marked until it is filled in, or for good. */
  marks?: 'until filled' | 'always';
};

/** A form made from a JSON Schema: one widget a field, groups under headings, problems where they belong. */
export function Form({ schema, value, onChange, problems = [], disabled = false, marks = 'until filled' }: Props) {
  const fields = fieldsOf(schema);
  const shown = fields.filter((field) => isShown(field, value, fields));
  const groups = [...new Set(shown.map((field) => field.hint.group ?? ''))];
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group} className="flex flex-col gap-4">
          {group !== '' && <h4 className="caps -mb-1.5 border-line border-t pt-3">{group}</h4>}
          {shown
            .filter((field) => (field.hint.group ?? '') === group)
            .map((field) => (
              <FormField
                key={field.name}
                field={field}
                value={value[field.name]}
                problems={problems}
                disabled={disabled}
                marks={marks}
                onChange={(next) => onChange(withField(value, field.name, next), field.name)}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

type FieldProps = {
  field: FieldModel;
  value: Json | undefined;
  problems: readonly FormProblem[];
  disabled: boolean;
  marks: 'until filled' | 'always';
  onChange: (value: Json | undefined) => void;
};

function FormField({ field, value, problems, disabled, marks, onChange }: FieldProps) {
  const t = useWords();
  const id = useId();
  const Widget = widgets[field.widget] ?? JsonWidget;
  const own = problems.filter((problem) => problem.path === field.name || problem.path.startsWith(`${field.name}.`));
  const bad = own.length > 0;
  // An expression that cannot be read says so itself, right under its own text.
  const said = own.find((problem) => !/^Line \d+, column/.test(problem.message));
  const hint = field.hint.hint ?? descriptionOf(field);
  const note = said?.message ?? hint;
  const nested = (
    schema: JsonObject,
    inner: JsonObject,
    change: (next: JsonObject) => void,
    path: string,
  ): ReactNode => (
    <Form
      schema={schema}
      value={inner}
      onChange={change}
      disabled={disabled}
      marks={marks}
      problems={own.flatMap((problem) =>
        problem.path.startsWith(`${path}.`) ? [{ ...problem, path: problem.path.slice(path.length + 1) }] : [],
      )}
    />
  );
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex h-5 items-center gap-1.5 text-muted text-sm">
        <label htmlFor={id}>{field.label}</label>
        {hint && <Hint text={hint} />}
        {field.required && (marks === 'always' || value === undefined) && (
          <span className="text-faint">{t('forms.needed')}</span>
        )}
        {field.hint.element && <span className="text-faint">{t('forms.forEachItem')}</span>}
      </div>
      <Recover fallback={<p className="text-error text-sm">{t('forms.thisFieldCouldNotBeFetched')}</p>}>
        <Suspense fallback={<div className="field h-8" />}>
          <Widget
            field={field}
            id={id}
            describedBy={note ? `${id}-note` : undefined}
            invalid={bad}
            value={value}
            onChange={onChange}
            disabled={disabled}
            nested={nested}
          />
        </Suspense>
      </Recover>
      {note && (
        <p id={`${id}-note`} className={said ? 'text-error text-sm' : 'sr-only'}>
          {note}
        </p>
      )}
    </div>
  );
}

/** What a field means, for who points at it; screen readers get it with the field itself. */
function Hint({ text }: { text: string }) {
  return (
    <Tooltip text={text} side="top">
      <span aria-hidden className="cursor-help text-faint hover:text-muted">
        <CircleQuestionMark className="size-[13px]" strokeWidth={1.75} />
      </span>
    </Tooltip>
  );
}

function descriptionOf(field: FieldModel): string | undefined {
  return typeof field.schema.description === 'string' ? field.schema.description : undefined;
}

function withField(value: JsonObject, name: string, next: Json | undefined): JsonObject {
  const copy = { ...value };
  if (next === undefined) delete copy[name];
  else copy[name] = next;
  return copy;
}
