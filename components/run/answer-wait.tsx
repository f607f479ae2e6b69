'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { OpenWait } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Button } from '../ui/button.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { AnswerDoubt } from './answer-doubt.tsx';
import { EffectInDoubt } from './effect-in-doubt.tsx';
import { PlainForm } from './plain-form.tsx';
import { RawAnswer } from './raw-answer.tsx';

/** What might be sent. */
const example = '{ "status": "paid" }';

/** Answers what a run waits for: a decision with its form, an event's data, or what happened to an effect in doubt. */
export function AnswerWait({
  wait,
  run,
  via = 'session',
  onAnswered,
}: {
  wait: OpenWait;
  /** The run that waits, when who answers may see it. */
  run?: string | undefined;
  /** Whether a member answers, or whoever holds the link. */
  via?: 'session' | 'link';
  onAnswered?: () => void;
}) {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const [data, setData] = useState<JsonObject>({});
  const [raw, setRaw] = useState<Json | undefined>(undefined);
  const answer = useMutation(
    (via === 'link' ? api.waits.respond : api.waits.answer).mutationOptions({
      onSuccess: () => {
        toast(t('run.answered'), t('run.theRunGoesOn'));
        void cache.invalidateQueries({ queryKey: api.waits.list.queryKey() });
        onAnswered?.();
      },
      onError: (error) => toastError(t('run.notAnswered'), problemOf(error).detail),
    }),
  );
  const { token } = wait;
  if (token === null) return <p className="text-muted text-sm">{t('run.youMayLookAtThisRun')}</p>;
  const send = (decision: string | undefined, value: Json | undefined) =>
    answer.mutate({ token, ...(decision !== undefined && { decision }), ...(value !== undefined && { data: value }) });
  if (wait.kind === 'approval') {
    const hasForm =
      isObject(wait.form) && isObject(wait.form.properties) && Object.keys(wait.form.properties).length > 0;
    return (
      <div className="flex flex-col gap-3 bg-inherit">
        {hasForm && wait.form !== null && isObject(wait.form) && (
          <PlainForm schema={wait.form} value={data} onChange={setData} />
        )}
        <div className="sticky bottom-0 -mx-3 -mb-3 flex flex-wrap gap-2 rounded-b-field bg-inherit px-3 py-3">
          <Button
            tone="primary"
            busy={answer.isPending}
            icon={<Check className="size-4" />}
            onClick={() => send('approved', data)}
          >
            {t('run.approve')}
          </Button>
          <Button
            tone="danger"
            disabled={answer.isPending}
            icon={<X className="size-4" />}
            onClick={() => send('rejected', data)}
          >
            {t('run.reject')}
          </Button>
        </div>
      </div>
    );
  }
  if (wait.kind === 'in_doubt')
    return (
      <div className="flex flex-col gap-3">
        {run !== undefined && <EffectInDoubt run={run} node={wait.node} scope={wait.scope} />}
        <AnswerDoubt busy={answer.isPending} onAnswer={send} />
      </div>
    );
  if (wait.kind === 'breakpoint')
    return (
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={answer.isPending} onClick={() => send('continue', undefined)}>
          {t('run.goOn')}
        </Button>
        <Button disabled={answer.isPending} onClick={() => send('step', undefined)}>
          {t('run.stepToTheNextNode')}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      <RawAnswer
        label={t('run.whatTheRunGoesOnWith')}
        hint={t('run.theOutputOfTheNodeEmpty')}
        placeholder={example}
        value={raw}
        onChange={setRaw}
      />
      <Button
        tone="primary"
        busy={answer.isPending}
        onClick={() => send(undefined, raw ?? null)}
        className="self-start"
      >
        {t('run.sendThisData')}
      </Button>
    </div>
  );
}
