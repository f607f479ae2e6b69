'use client';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Json, JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useFormats } from '../ui/use-formats.ts';

/** What a schedule means while it is being written: in words, with its next times, or what is wrong with it. */
export function SchedulePreview({ params }: { params: JsonObject }) {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const cron = useDeferredValue(text(params.cron));
  const every = useDeferredValue(text(params.every));
  const timezone = useDeferredValue(text(params.timezone));
  const isEmpty = cron === '' && every === '';
  const query = useQuery(
    api.triggers.preview.queryOptions(isEmpty ? skipToken : { cron, every, timezone }, {
      placeholderData: (before) => before,
    }),
  );
  if (isEmpty || query.data === undefined) return null;
  const { words, next, problem } = query.data;
  if (problem !== null)
    return (
      <p role="status" className="text-error text-sm">
        {t('triggers.thisScheduleProblem', { problem })}
      </p>
    );
  return (
    <div className="flex flex-col gap-1" role="status">
      <p className="font-medium">{words}</p>
      <ul className="flex flex-col gap-0.5 text-muted text-sm">
        {next.map((time) => (
          <li key={time}>
            <time dateTime={time}>{formats.clock(time)}</time>
          </li>
        ))}
      </ul>
    </div>
  );
}
