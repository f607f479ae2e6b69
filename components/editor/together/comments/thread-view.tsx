'use client';
import { Trash2 } from 'lucide-react';
import type { Thread } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
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
  /** Whether the comments of somebody may be deleted here. */
  mayDelete: (author: string) => boolean;
  onDelete: (comment: string) => void;
};

/** What was said about one node, and a field to answer. */
export function ThreadView(props: Props) {
  const t = useWords();
  const { thread, node, busy, onShow, onAnswer, onResolve, onReopen, mayDelete, onDelete } = props;
  const { resolved } = thread;
  return (
    <article
      aria-label={t('together.threadOnNode', { node: node ?? thread.node })}
      className="flex flex-col gap-2 border-line border-t p-3"
    >
      <div className="flex items-center gap-2">
        {node === null ? (
          <span className="min-w-0 flex-1 truncate text-muted">{t('together.nodeRemoved', { node: thread.node })}</span>
        ) : (
          <button
            type="button"
            onClick={() => onShow(node)}
            className="min-w-0 flex-1 truncate rounded text-start font-medium hover:underline"
          >
            {node}
          </button>
        )}
        <Button size="small" disabled={busy} onClick={resolved ? onReopen : onResolve}>
          {resolved ? t('together.reopen') : t('together.resolve')}
        </Button>
      </div>
      <ol className="flex flex-col gap-2">
        {thread.comments.map(({ id, author, body, createdAt }) => (
          <li key={id} className="group text-sm">
            <div className="flex min-h-6 items-center gap-2">
              <span className="font-medium">{author.name}</span>
              <span className="text-faint">
                <Ago at={createdAt} />
              </span>
              {body !== null && mayDelete(author.id) && (
                <IconButton
                  label={t('together.deleteThisCommentByAuthor', { author: author.name })}
                  disabled={busy}
                  onClick={({ currentTarget }) => {
                    focusAfter(currentTarget);
                    onDelete(id);
                  }}
                  data-bin
                  className="-my-1 ms-auto size-6 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
                >
                  <Trash2 className="size-3.5" />
                </IconButton>
              )}
            </div>
            {body === null ? (
              <p className="text-faint italic">{t('together.deleted')}</p>
            ) : (
              <p className="whitespace-pre-wrap break-words">{body}</p>
            )}
          </li>
        ))}
      </ol>
      {resolved ? (
        <p className="text-muted text-sm">
          {t('together.resolvedByBy', { by: resolved.by })} <Ago at={resolved.at} />
        </p>
      ) : (
        <CommentField
          about={thread.id}
          label={t('together.answer')}
          action={t('together.answer')}
          busy={busy}
          onSend={onAnswer}
        />
      )}
    </article>
  );
}

/** Where the focus goes from a bin that goes: to the answer, or, since a thread may go with its last words, the panel. */
function focusAfter(bin: HTMLElement): void {
  const thread = bin.closest('article');
  const isLast = thread?.querySelectorAll('[data-bin]').length === 1;
  const field = isLast ? null : thread?.querySelector('textarea');
  const target = field ?? bin.closest('section');
  target?.focus({ preventScroll: true });
}
