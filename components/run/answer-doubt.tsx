'use client';
import { useId, useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { RawAnswer } from './raw-answer.tsx';

type Props = { busy: boolean; onAnswer: (decision: string, data: Json | undefined) => void };

/** What a service might have answered. */
const example = '{ "status": 200, "body": { "paid": true } }';

/** Settles whether an effect happened; each way says what it leads to. */
export function AnswerDoubt({ busy, onAnswer }: Props) {
  const t = useWords();
  const [answered, setAnswered] = useState<Json | undefined>(undefined);
  const id = useId();
  return (
    <div className="flex flex-col gap-3">
      <RawAnswer
        label={t('run.whatItAnswered')}
        hint={t('run.whenItHappenedTheOutput')}
        placeholder={example}
        value={answered}
        onChange={setAnswered}
      />
      <ul className="flex flex-col gap-2">
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            tone="primary"
            busy={busy}
            aria-describedby={`${id}-happened`}
            onClick={() => onAnswer('happened', answered ?? null)}
          >
            {t('run.itHappened')}
          </Button>
          <span id={`${id}-happened`} className="text-muted text-sm">
            {t('run.theRunGoesOnWithWhat')}
          </span>
        </li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button disabled={busy} aria-describedby={`${id}-repeat`} onClick={() => onAnswer('repeat', undefined)}>
            {t('run.repeatIt')}
          </Button>
          <span id={`${id}-repeat`} className="text-muted text-sm">
            {t('run.theNodeDoesItAgainUnder')}
          </span>
        </li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            tone="danger"
            disabled={busy}
            aria-describedby={`${id}-fail`}
            onClick={() => onAnswer('fail', undefined)}
          >
            {t('run.letItFail')}
          </Button>
          <span id={`${id}-fail`} className="text-muted text-sm">
            {t('run.theNodeFailsAndTheRun')}
          </span>
        </li>
      </ul>
    </div>
  );
}
