'use client';
import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { TestResult } from '#server/trpc/views.ts';
import { DifferenceList } from '../../runs/difference-list.tsx';
import { useHere } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { shortId } from '../../ui/words.ts';

type Props = { results: readonly TestResult[]; onRemove?: (id: string) => void };

/** Tests with how they went; each opens to what came out otherwise. */
export function TestResults({ results, onRemove }: Props) {
  return (
    <ul className="flex flex-col">
      {results.map((result) => (
        <li key={result.id} className="flex items-start gap-2 border-line border-t py-1.5 first:border-t-0">
          <details className="min-w-0 flex-1">
            <summary className="flex min-h-7 cursor-default items-center gap-2.5">
              <Badge tone={result.passed ? 'ok' : 'error'}>{result.passed ? 'passed' : 'failed'}</Badge>
              <span className="truncate font-medium">{result.name}</span>
            </summary>
            <Inside result={result} />
          </details>
          {onRemove && (
            <IconButton label={`Remove the test ${result.name}`} onClick={() => onRemove(result.id)}>
              <Trash2 className="size-4" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function Inside({ result }: { result: TestResult }) {
  const { organization } = useHere();
  const { expected, actual, differences, problem, passed, runId } = result;
  return (
    <div className="flex flex-col gap-2 py-2">
      {problem !== null && <p className="text-error">{problem}</p>}
      {problem === null && expected.error !== actual.error && (
        <p className="text-error">
          {actual.error === null
            ? `It was to fail with ${expected.error ?? ''} and did not.`
            : `It failed with ${actual.error}${expected.error === null ? '' : ` instead of ${expected.error}`}.`}
        </p>
      )}
      {!passed && (
        <DifferenceList
          difference={{
            answer: { before: expected.output, after: actual.output, differs: problem === null },
            visits: differences,
            same: 0,
          }}
          titles={{ before: 'Expected', after: 'Came out' }}
        />
      )}
      <p className="text-muted text-sm">
        Made of run{' '}
        <Link href={`/${organization.slug}/runs/${runId}`} className="mono hover:underline">
          {shortId(runId)}
        </Link>
        .
      </p>
    </div>
  );
}
