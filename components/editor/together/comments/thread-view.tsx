'use client';
import type { Thread } from '#server/trpc/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Ago } from '../../../ui/time.tsx';
import { CommentField } from './comment-field.tsx';

type Props = {
  thread: Thread;
  /** What the node is called now; null when it was removed. */
  node: string | null;
  busy: boolean;
  onShow: (node: string) => void;
  onAnswer: (body: string, mentions: string[]) => Promise<boolean>;
  onResolve: () => void;
  onReopen: () => void;
};

/** What was said about one node, and a field to answer. */
export function ThreadView({ thread, node, busy, onShow, onAnswer, onResolve, onReopen }: Props) {
  const { resolved } = thread;
  return (
    <article aria-label={`Thread on ${node ?? thread.node}`} className="flex flex-col gap-2 border-line border-t p-3">
      <div className="flex items-center gap-2">
        {node === null ? (
          <span className="min-w-0 flex-1 truncate text-muted">{thread.node} (removed)</span>
        ) : (
          <button
            type="button"
            onClick={() => onShow(node)}
            className="min-w-0 flex-1 truncate rounded text-left font-medium hover:underline"
          >
            {node}
          </button>
        )}
        <Button size="small" disabled={busy} onClick={resolved ? onReopen : onResolve}>
          {resolved ? 'Reopen' : 'Resolve'}
        </Button>
      </div>
      <ol className="flex flex-col gap-2">
        {thread.comments.map(({ id, author, body, createdAt }) => (
          <li key={id} className="text-sm">
            <div className="flex items-baseline gap-2">
              <span className="font-medium">{author.name}</span>
              <span className="text-faint">
                <Ago at={createdAt} />
              </span>
            </div>
            <p className="whitespace-pre-wrap break-words">{body}</p>
          </li>
        ))}
      </ol>
      {resolved ? (
        <p className="text-muted text-sm">
          Resolved by {resolved.by}, <Ago at={resolved.at} />
        </p>
      ) : (
        <CommentField about={thread.id} label="Answer" action="Answer" busy={busy} onSend={onAnswer} />
      )}
    </article>
  );
}
