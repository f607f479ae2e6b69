'use client';
import { useId } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { shortMessage } from '../../canvas/short-message.ts';
import { fieldsOf } from '../../forms/field-model.ts';
import { Form } from '../../forms/form.tsx';
import { SchemaBuilder } from '../../forms/schema/schema-builder.tsx';
import { TriggerPanel } from '../../triggers/trigger-panel.tsx';
import { Textarea } from '../../ui/input.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { LastTry } from './last-try.tsx';
import { problemsAt } from './problems-at.ts';
import { stepKey } from './step-key.ts';

type Props = { node: GraphNode; description: NodeDescription };

/** The node's parameters as a form; each field is one undoable step while it is typed in. */
export function ParametersTab({ node, description }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const diagnostics = useEditor((editor) => editor.diagnostics);
  const params = node.params ?? {};
  const change = (next: JsonObject, field: string) => {
    const value = next[field];
    const operation: Operation =
      value === undefined
        ? { op: 'unset', node: node.id, path: ['params', field] }
        : { op: 'set', node: node.id, path: ['params', field], value };
    store.getState().perform(t('inspector.changeFieldOfNode', { field, node: node.id }), [operation], {
      key: stepKey(`params:${node.id}:${field}`, params[field], value),
    });
  };
  const general = problemsAt(diagnostics, node.id, null);
  return (
    <div className="flex flex-col gap-4 p-4">
      {general.map((found) => (
        <p key={found.message} className="rounded-field border border-line bg-raised px-3 py-2 text-sm">
          <span className={found.severity === 'error' ? 'text-error' : 'text-waiting'}>{found.message}</span>
          {found.fix && <span className="mt-0.5 block text-muted">{found.fix}</span>}
        </p>
      ))}
      {fieldsOf(description.params).length === 0 && description.role !== 'entry' && (
        <p className="text-muted">{t('inspector.thisNodeHasNothingToSet')}</p>
      )}
      <Form
        schema={description.params}
        value={params}
        onChange={change}
        disabled={readOnly}
        problems={problemsAt(diagnostics, node.id, 'params').map((found) => ({
          path: (found.field ?? '').replace('params.', ''),
          message: shortMessage(found),
        }))}
      />
      {description.callable && <EntryInput />}
      {description.trigger && <TriggerPanel node={node.id} kind={description.trigger} params={params} />}
      <LastTry node={node.id} />
      <Note node={node} />
    </div>
  );
}

/** What the workflow is called with stands at its entry, where people look for it. */
function EntryInput() {
  const t = useWords();
  const store = useEditorStore();
  const input = useEditor((editor) => editor.document.graph.input);
  const readOnly = useEditor((editor) => editor.readOnly);
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-muted text-sm">{t('inspector.whatItTakes')}</h3>
      <SchemaBuilder
        label={t('inspector.input')}
        value={input}
        disabled={readOnly}
        empty={t('inspector.anyObjectAddFields')}
        onChange={(schema) => {
          if (isObject(schema))
            store.getState().perform(t('inspector.changeTheInput'), [{ op: 'set', path: ['input'], value: schema }], {
              key: 'input',
            });
        }}
      />
    </div>
  );
}

function Note({ node }: { node: GraphNode }) {
  const t = useWords();
  const id = useId();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const change = (text: string) => {
    const operation: Operation =
      text === ''
        ? { op: 'unset', node: node.id, path: ['note'] }
        : { op: 'set', node: node.id, path: ['note'], value: text };
    store.getState().perform(t('inspector.noteOnNode', { node: node.id }), [operation], { key: `note:${node.id}` });
  };
  return (
    <div className="flex flex-col gap-1.5 border-line border-t pt-4">
      <label htmlFor={id} className="text-muted text-sm">
        {t('inspector.note')}
      </label>
      <Textarea
        id={id}
        value={node.note ?? ''}
        rows={1}
        disabled={readOnly}
        placeholder={t('inspector.shownUnderTheNode')}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
