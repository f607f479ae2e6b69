'use client';
import { useId, useState } from 'react';
import type { Json } from '#engine/json.ts';
import { Button } from '../ui/button.tsx';
import { RawAnswer } from './raw-answer.tsx';

type Props = { busy: boolean; onAnswer: (decision: string, data: Json | undefined) => void };

/** Settles whether an effect happened; each way says what it leads to. */
export function AnswerDoubt({ busy, onAnswer }: Props) {
  const [answered, setAnswered] = useState<Json | undefined>(undefined);
  const id = useId();
  return (
    <div className="flex flex-col gap-3">
      <RawAnswer
        label="What it answered"
        hint="When it happened: the output of the node, as the nodes behind it read it. Empty is null."
        placeholder='{ "status": 200, "body": { "paid": true } }'
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
            It happened
          </Button>
          <span id={`${id}-happened`} className="text-muted text-sm">
            The run goes on with what it answered; nothing is sent.
          </span>
        </li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button disabled={busy} aria-describedby={`${id}-repeat`} onClick={() => onAnswer('repeat', undefined)}>
            Repeat it
          </Button>
          <span id={`${id}-repeat`} className="text-muted text-sm">
            The node does it again, under the same idempotency key.
          </span>
        </li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            tone="danger"
            disabled={busy}
            aria-describedby={`${id}-fail`}
            onClick={() => onAnswer('fail', undefined)}
          >
            Let it fail
          </Button>
          <span id={`${id}-fail`} className="text-muted text-sm">
            The node fails, and the run goes on as its failures are handled.
          </span>
        </li>
      </ul>
    </div>
  );
}
