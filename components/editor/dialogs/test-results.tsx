'use client';
import { Trash2 } from 'lucide-react';
import type { TestResult } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TestDetail } from './test-detail.tsx';

type Props = { results: readonly TestResult[]; onRemove?: (id: string) => void };

/** Tests with how they went; each opens to what came out otherwise. */
export function TestResults({ results, onRemove }: Props) {
  const t = useWords();
  return (
    <ul className="flex flex-col">
      {results.map((result) => (
        <li key={result.id} className="flex items-start gap-2 border-line border-t py-1.5 first:border-t-0">
          <details className="min-w-0 flex-1">
            <summary className="flex min-h-7 cursor-default items-center gap-2.5">
              <Badge tone={result.passed ? 'ok' : 'error'}>
                {result.passed ? t('dialogs.passed') : t('dialogs.failed')}
              </Badge>
              <span className="truncate font-medium">{result.name}</span>
            </summary>
            <TestDetail result={result} />
          </details>
          {onRemove && (
            <IconButton
              label={t('dialogs.removeTheTestResult', { result: result.name })}
              onClick={() => onRemove(result.id)}
            >
              <Trash2 className="size-4" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
