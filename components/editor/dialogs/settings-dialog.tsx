'use client';
import { useState } from 'react';
import { idPattern } from '#engine/graph/words.ts';
import { isObject, type Json } from '#engine/json.ts';
import { SchemaBuilder } from '../../forms/schema/schema-builder.tsx';
import { DurationWidget } from '../../forms/widgets/duration.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Textarea } from '../../ui/input.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { BudgetFields } from './budget-fields.tsx';
import { ErrorWorkflowField } from './error-workflow-field.tsx';
import { QueueFields } from './queue-fields.tsx';
import { RetentionField } from './retention-field.tsx';
import { VariableList } from './variable-list.tsx';

/** What the workflow is called, what it takes and gives, and how long it may take. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const [slug, setSlug] = useState(graph.slug);
  const slugWrong = !idPattern.test(slug);
  const set = (field: 'name' | 'description' | 'slug' | 'input' | 'output', value: Json) =>
    store
      .getState()
      .perform(`Change the ${field}`, [{ op: 'set', path: [field], value }], { key: `document:${field}` });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Workflow settings"
      footer={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Field label="Name">
            {(slot) => (
              <Input
                {...slot}
                value={graph.name}
                onChange={(event) => event.target.value !== '' && set('name', event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Slug"
            hint="Its address and tool name."
            error={slugWrong ? 'Small letters, digits and _; a letter first.' : undefined}
          >
            {(slot) => (
              <Input
                {...slot}
                className="font-mono"
                value={slug}
                onChange={(event) => {
                  setSlug(event.target.value);
                  if (idPattern.test(event.target.value)) set('slug', event.target.value);
                }}
              />
            )}
          </Field>
        </div>
        <Field label="Description" hint="One or two sentences. Models read them to decide when to call this tool.">
          {(slot) => (
            <Textarea
              {...slot}
              value={graph.description}
              onChange={(event) => set('description', event.target.value)}
            />
          )}
        </Field>
        <Part title="What it takes">
          <SchemaBuilder
            label="Input"
            value={graph.input}
            onChange={(schema) => isObject(schema) && set('input', schema)}
            empty="Any object."
          />
        </Part>
        <Part title="What it gives">
          <SchemaBuilder
            label="Output"
            value={graph.output}
            onChange={(schema) => isObject(schema) && set('output', schema)}
            empty="Anything. With fields, answers that do not fit fail."
          />
        </Part>
        <Part title="Variables, which expressions read as vars">
          <VariableList />
        </Part>
        <Field label="Time it may take" hint="Waiting is free: only running time counts.">
          {(slot) => (
            <DurationWidget
              id={slot.id}
              describedBy={slot['aria-describedby']}
              invalid={false}
              field={{
                name: 'timeout',
                schema: {},
                hint: { placeholder: '1h' },
                label: 'Time',
                required: false,
                widget: 'duration',
              }}
              value={graph.settings.timeout}
              disabled={false}
              nested={() => null}
              onChange={(value) =>
                store
                  .getState()
                  .perform(
                    'Change the time limit',
                    [
                      value === undefined
                        ? { op: 'unset', path: ['settings', 'timeout'] }
                        : { op: 'set', path: ['settings', 'timeout'], value },
                    ],
                    { key: 'document:timeout' },
                  )
              }
            />
          )}
        </Field>
        <BudgetFields />
        <QueueFields />
        <RetentionField />
        <ErrorWorkflowField />
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-muted text-sm">{title}</h3>
      {children}
    </section>
  );
}
