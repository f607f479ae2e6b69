'use client';
import { useMutation } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Graph } from '#engine/graph/schema.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { CodeField } from '../../forms/code/code-field.tsx';
import { exampleInput } from '../../forms/example-input.ts';
import { fieldsOf } from '../../forms/field-model.ts';
import { PlainForm } from '../../run/plain-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { knownBreakpoints } from '../store/known-breakpoints.ts';
import { readLastInput, writeLastInput } from './last-input.ts';

type Props = { detail: WorkflowDetail; flush: () => Promise<boolean>; onClose: () => void };

/** Runs the draft with an input from its schema, as a form or as JSON. */
export function RunDialog({ detail, flush, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const { input: schema } = store.getState().document.graph;
  const until = useEditor((editor) => editor.runUntil);
  const waits = useEditor((editor) => mayWait(editor.document.graph));
  const hasFields = fieldsOf(schema).length > 0;
  const [value, setValue] = useState<Json>(() => readLastInput(detail.id) ?? exampleInput(schema));
  const [raw, setRaw] = useState(!hasFields);
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const [skipTimers, setSkipTimers] = useState(false);
  const breakpoints = useEditor(useShallow(knownBreakpoints));
  const start = useMutation(
    api.runs.start.mutationOptions({
      onSuccess: ({ runId }) => {
        const { startRun, update, document, panels } = store.getState();
        startRun(runId, document.graph);
        update({
          dialog: null,
          runUntil: null,
          watched: runId,
          panels: { ...panels, bottom: true },
          announcement: t('dialogs.runStarted'),
        });
      },
      onError: (error) => setProblem(problemOf(error)),
    }),
  );
  const run = async () => {
    const input = raw ? parse(text) : value;
    if (input === undefined) {
      setProblem({
        code: 'bad_json',
        detail: t('dialogs.theInputIsNotJSONYet'),
        errors: [],
        diagnostics: [],
        revision: null,
      });
      return;
    }
    setProblem(null);
    setSaving(true);
    const saved = await flush();
    setSaving(false);
    if (!saved) {
      setProblem({
        code: 'internal',
        detail: t('dialogs.theDraftCouldNotBeSaved'),
        errors: [],
        diagnostics: [],
        revision: null,
      });
      return;
    }
    writeLastInput(detail.id, input);
    start.mutate({
      workflow: detail.id,
      input,
      draft: true,
      skipTimers,
      breakpoints,
      ...(until !== null && { until }),
    });
  };
  const flip = () => {
    const parsed = parse(text);
    if (raw && isObject(parsed)) setValue(parsed);
    if (!raw) setText(JSON.stringify(value, null, 2));
    setRaw(!raw);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={until === null ? t('dialogs.runTheDraft') : t('dialogs.runTheDraftToUntil', { until })}
      description={hasFields ? t('dialogs.withThisInput') : t('dialogs.thisWorkflowTakesAnyJSON')}
      footer={
        <>
          {hasFields && (
            <Button tone="ghost" onClick={flip} className="me-auto -ms-2">
              {raw ? t('dialogs.fillInAForm') : t('dialogs.writeJSON')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={saving || start.isPending}
            icon={<Play className="size-3.5" />}
            onClick={() => void run()}
          >
            {t('commands.run')} <Kbd keys="mod+enter" />
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens for the shortcut of the button below. */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            void run();
          }
        }}
        role="presentation"
        className="flex flex-col gap-3"
      >
        {raw ? (
          <CodeField tall label={t('dialogs.inputAsJSON')} language="json" value={text} onChange={setText} />
        ) : (
          <PlainForm
            schema={schema}
            value={isObject(value) ? value : {}}
            onChange={setValue}
            problems={(problem?.errors ?? []).map(({ path, message }) => ({
              path: path.replace(/^\//, '').replaceAll('/', '.'),
              message,
            }))}
          />
        )}
        {waits && (
          <div className="flex items-start gap-3 border-line border-t pt-3">
            <Toggle id="skip-timers" checked={skipTimers} onChange={setSkipTimers} />
            <div className="-mt-0.5">
              <label htmlFor="skip-timers" className="font-medium">
                {t('dialogs.doNotWaitJumpOverTimers')}
              </label>
              <p className="text-muted text-sm">{t('dialogs.waitsAndRetriesPassAtOnce')}</p>
            </div>
          </div>
        )}
        {breakpoints.length > 0 && (
          <p className="border-line border-t pt-3 text-muted text-sm">
            {t.rich('dialogs.stopsBeforeStepOrGo', {
              span: () => <span className="mono text-text">{breakpoints.join(', ')}</span>,
            })}
          </p>
        )}
        {problem && (
          <div role="alert" className="rounded-field border border-error bg-raised px-3 py-2">
            <p className="text-error">{problem.detail}</p>
            {[
              ...problem.errors.map(({ path, message }) => `${path} ${message}`),
              ...problem.diagnostics.map((found) => found.message),
            ]
              .slice(0, 6)
              .map((line) => (
                <p key={line} className="text-muted text-sm">
                  {line}
                </p>
              ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** True when there is something in a graph that could be jumped over; what is called may wait as well. */
function mayWait({ nodes }: Graph): boolean {
  return nodes.some(({ type, policy }) => ['wait', 'approval', 'call'].includes(type) || policy?.retry !== undefined);
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text.trim() === '' ? '{}' : text);
    return value;
  } catch {
    return undefined;
  }
}
