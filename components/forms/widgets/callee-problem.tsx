import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';

/** Long enough that an address is not asked for at each letter. */
const restMs = 600;

/** What is wrong with a workflow in place or at an address, once nobody has typed for a moment. */
export function CalleeProblem({ value }: { value: Json }) {
  const t = useWords();
  const api = useApi();
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery(
    api.workflows.checkCall.queryOptions(
      { workflow: JSON.parse(rested) },
      { placeholderData: keepPreviousData, retry: false },
    ),
  );
  if (query.isPending || rested !== text) return <p className="text-faint text-sm">{t('forms.lookingAtIt')}</p>;
  if (query.isError) return <p className="text-error text-sm">{problemOf(query.error).detail}</p>;
  const { problem } = query.data;
  if (problem === null) return <p className="text-ok text-sm">{t('forms.itCanBeCalled')}</p>;
  return (
    <p role="status" className="break-words text-error text-sm">
      {problem.message} {problem.fix}
    </p>
  );
}
