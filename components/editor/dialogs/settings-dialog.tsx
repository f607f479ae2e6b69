'use client';
import { useState } from 'react';
import { idPattern } from '#engine/graph/words.ts';
import { isObject, type Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
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
  const t = useWords();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const [slug, setSlug] = useState(graph.slug);
  const slugWrong = !idPattern.test(slug);
  const set = (field: 'name' | 'description' | 'slug' | 'input' | 'output', value: Json) =>
    store.getState().perform(t('dialogs.changeTheField', { field }), [{ op: 'set', path: [field], value }], {
      key: `document:${field}`,
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('dialogs.workflowSettings')}
      footer={
        <Button tone="primary" onClick={onClose}>
          {t('dialogs.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('common.name')}>
            {(slot) => (
              <Input
                {...slot}
                value={graph.name}
                onChange={(event) => event.target.value !== '' && set('name', event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('dialogs.slug')}
            hint={t('dialogs.itsAddressAndToolName')}
            error={slugWrong ? t('dialogs.smallLettersDigitsAndALetter') : undefined}
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
        <Field label={t('common.description')} hint={t('dialogs.oneOrTwoSentencesModelsRead')}>
          {(slot) => (
            <Textarea
              {...slot}
              value={graph.description}
              onChange={(event) => set('description', event.target.value)}
            />
          )}
        </Field>
        <Part title={t('dialogs.whatItTakes')}>
          <SchemaBuilder
            label={t('dialogs.input')}
            value={graph.input}
            onChange={(schema) => isObject(schema) && set('input', schema)}
            empty={t('dialogs.anyObject')}
          />
        </Part>
        <Part title={t('dialogs.whatItGives')}>
          <SchemaBuilder
            label={t('dialogs.output')}
            value={graph.output}
            onChange={(schema) => isObject(schema) && set('output', schema)}
            empty={t('dialogs.anythingWithFieldsAnswersThatDo')}
          />
        </Part>
        <Part title={t('dialogs.variablesWhichExpressionsReadAsVars')}>
          <VariableList />
        </Part>
        <Field label={t('dialogs.timeItMayTake')} hint={t('dialogs.waitingIsFreeOnlyRunningTime')}>
          {(slot) => (
            <DurationWidget
              id={slot.id}
              describedBy={slot['aria-describedby']}
              invalid={false}
              field={{
                name: 'timeout',
                schema: {},
                hint: { placeholder: '1h' },
                label: t('dialogs.time'),
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
                    t('dialogs.changeTheTimeLimit'),
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
