'use client';
import { useQuery } from '@tanstack/react-query';
import type { OpenWait } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { AnswerWait } from './answer-wait.tsx';

/** The open questions of the run that is shown, answerable on the spot. */
export function WaitHere({ node }: { node?: string | undefined }) {
  const t = useWords();
  const api = useApi();
  const id = useEditor((editor) => editor.run?.id ?? '');
  const seq = useEditor((editor) => editor.run?.newest.seq ?? 0);
  const waiting = useEditor(
    (editor) =>
      editor.run?.newest.status === 'waiting' ||
      Object.values(editor.run?.newest.nodes ?? {}).some((view) => view.status === 'waiting'),
  );
  const query = useQuery(
    api.runs.get.queryOptions(
      { id },
      { enabled: waiting && id !== '', staleTime: 0, placeholderData: (before) => before },
    ),
  );
  const waits = (query.data?.waits ?? []).filter(
    (wait) => wait.kind !== 'timer' && wait.kind !== 'child' && (node === undefined || wait.node === node),
  );
  if (!waiting) return null;
  return waits.map((wait) => (
    <div
      key={`${wait.node}${wait.scope}${seq}`}
      className="mx-3.5 mb-3 flex shrink-0 flex-col gap-2.5 rounded-field border border-[color-mix(in_srgb,var(--waiting)_45%,var(--line))] bg-raised p-3"
    >
      <p>
        <span className="font-semibold">{wait.title || wait.node}</span>
        <span className="text-muted text-sm">
          {' '}
          {wait.title ? `· ${wait.node} ` : ''}
          {waitText(t, wait.kind)}
        </span>
      </p>
      <AnswerWait wait={wait} run={id} onAnswered={() => void query.refetch()} />
    </div>
  ));
}

function waitText(t: Words, kind: OpenWait['kind']): string {
  if (kind === 'breakpoint') return t('run.hasNotBegunTheRun');
  return t('run.waitsForKind', { kind });
}
