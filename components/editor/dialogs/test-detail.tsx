'use client';
import Link from 'next/link';
import type { TestResult } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { DifferenceList } from '../../runs/difference-list.tsx';
import { useHere } from '../../shell/session.tsx';
import { shortId } from '../../ui/short-id.ts';

/** What one test expected and what came out otherwise, and the run it was made of. */
export function TestDetail({ result }: { result: TestResult }) {
  const t = useWords();
  const { organization } = useHere();
  const { expected, actual, differences, problem, passed, runId } = result;
  return (
    <div className="flex flex-col gap-2 py-2">
      {problem !== null && <p className="text-error">{problem}</p>}
      {problem === null && expected.error !== actual.error && (
        <p className="text-error">
          {actual.error === null
            ? t('dialogs.itWasToFailWithError', { error: expected.error ?? '' })
            : t('dialogs.itFailedWithErrorInstead', {
                error: actual.error,
                expected: expected.error ?? 'none',
              })}
        </p>
      )}
      {!passed && (
        <DifferenceList
          difference={{
            answer: { before: expected.output, after: actual.output, differs: problem === null },
            visits: differences,
            same: 0,
          }}
          titles={{ before: t('dialogs.expected'), after: t('dialogs.cameOut') }}
        />
      )}
      <p className="text-muted text-sm">
        {t.rich('dialogs.madeOfRun', {
          link: () => (
            <Link href={`/${organization.slug}/runs/${runId}`} className="mono hover:underline">
              {shortId(runId)}
            </Link>
          ),
        })}
      </p>
    </div>
  );
}
