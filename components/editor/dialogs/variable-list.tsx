'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { readDefault, variableProblem } from './variable-problem.ts';

type Variable = Graph['variables'][number];

const types = ['any', 'string', 'number', 'boolean', 'array', 'object'] as const;
const titles: Record<(typeof types)[number], WordKey> = {
  any: 'dialogs.anything',
  string: 'dialogs.text',
  number: 'dialogs.number',
  boolean: 'dialogs.yesOrNo',
  array: 'dialogs.list',
  object: 'dialogs.object',
};

/** The variables of a run: a name, a type and a first value each; problems stand under the row they are about. */
export function VariableList() {
  const t = useWords();
  const store = useEditorStore();
  const variables = useEditor((editor) => editor.document.graph.variables);
  const set = (next: Variable[]) =>
    store
      .getState()
      .perform(
        t('dialogs.changeTheVariables'),
        [{ op: 'set', path: ['variables'], value: next.map((item) => ({ ...item })) }],
        {
          key: 'document:variables',
        },
      );
  const put = (index: number, next: Variable) => set(variables.map((item, place) => (place === index ? next : item)));
  return (
    <div className="flex flex-col gap-1.5">
      {variables.length === 0 && <p className="text-faint text-sm">{t('dialogs.noneSetVariableChangesThemDuring')}</p>}
      <ul className="flex flex-col gap-1.5" aria-label={t('dialogs.variables')}>
        {variables.map((variable, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a name is typed here, so the place is what stays.
            key={index}
            variable={variable}
            problem={variableProblem(t, variables, index)}
            onChange={(next) => put(index, next)}
            onRemove={() => set(variables.filter((_, place) => place !== index))}
          />
        ))}
      </ul>
      <Button
        size="small"
        className="self-start"
        icon={<Plus className="size-3.5" />}
        onClick={() => set([...variables, { name: freeName(variables), scope: 'run' }])}
      >
        {t('dialogs.addVariable')}
      </Button>
    </div>
  );
}

type RowProps = {
  variable: Variable;
  problem: string | null;
  onChange: (variable: Variable) => void;
  onRemove: () => void;
};

function Row({ variable, problem, onChange, onRemove }: RowProps) {
  const t = useWords();
  const [name, setName] = useState(variable.name);
  const [text, setText] = useState(variable.default === undefined ? '' : JSON.stringify(variable.default));
  const read = readDefault(t, text);
  const named = variableProblem(t, [{ ...variable, name }], 0);
  const wrong = named ?? read.problem ?? problem;
  return (
    <li className="flex flex-col gap-1">
      <div className="grid grid-cols-[1fr_8rem_1fr_auto] gap-1.5">
        <Input
          aria-label={t('dialogs.nameOfTheVariable')}
          aria-invalid={wrong === null ? undefined : true}
          className="font-mono"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            if (
              variableProblem(t, [{ ...variable, name: event.target.value }], 0) === null ||
              event.target.value === ''
            )
              onChange({ ...variable, name: event.target.value || variable.name });
          }}
        />
        <Select
          label={t('dialogs.typeOfVariable', { variable: variable.name })}
          value={typeOf(variable)}
          choices={types.map((type) => ({ value: type, label: t(titles[type]) }))}
          onChange={(type) => {
            const { schema: _, ...rest } = variable;
            onChange(type === 'any' ? rest : { ...rest, schema: { type } });
          }}
        />
        <Input
          aria-label={t('dialogs.firstValueOfVariable', { variable: variable.name })}
          className="font-mono"
          placeholder={t('dialogs.firstValueNull')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const next = readDefault(t, event.target.value);
            const { default: _, ...rest } = variable;
            if (next.problem === null) onChange(next.value === undefined ? rest : { ...rest, default: next.value });
          }}
        />
        <IconButton label={t('dialogs.removeTheVariableVariable', { variable: variable.name })} onClick={onRemove}>
          <Trash2 className="size-4" />
        </IconButton>
      </div>
      {wrong !== null && (
        <p role="alert" className="text-error text-sm">
          {wrong}
        </p>
      )}
    </li>
  );
}

function typeOf({ schema }: Variable): string {
  const type: Json | undefined = isObject(schema) ? schema.type : undefined;
  return types.find((known) => known === type) ?? 'any';
}

function freeName(variables: readonly Variable[]): string {
  const taken = new Set(variables.map(({ name }) => name));
  let number = variables.length + 1;
  while (taken.has(`variable_${number}`)) number += 1;
  return `variable_${number}`;
}
