import { Undo2 } from 'lucide-react';
import type { Undone } from '#engine/errors.ts';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../store/context.tsx';
import { only } from '../store/selection.ts';

/** What was undone after a run failed, the last first, with what could not be undone; a click goes to the node. */
export function UndoneList({ undone }: { undone: readonly Undone[] }) {
  const t = useWords();
  const store = useEditorStore();
  const hasPasses = undone.some(({ visit }) => visit > 1);
  return (
    <section aria-label={t('inspector.undone')} className="mt-2 border-line border-t pt-2">
      <h3 className="flex items-center gap-1.5 font-medium">
        <Undo2 className="size-3.5 text-waiting" aria-hidden /> {t('inspector.undone')}
      </h3>
      <ol className="mt-1 flex flex-col gap-1">
        {undone.map(({ node, scope, visit, by, error }) => (
          <li key={`${scope}/${node}#${visit}`}>
            <button
              type="button"
              className="w-full rounded-[6px] px-1 py-0.5 text-start hover:bg-hover"
              onClick={() => {
                store.getState().select(only(node));
                store.getState().canvas?.reveal(node);
              }}
            >
              <span className="mono">{node}</span>
              <span className="text-muted"> {t('inspector.byBy', { by })}</span>
              {(scope !== '' || hasPasses) && (
                <span className="text-faint text-sm">
                  {' '}
                  · {[scope, hasPasses ? `pass ${visit}` : ''].filter((part) => part !== '').join(', ')}
                </span>
              )}
              {error && (
                <span className="block break-words text-error text-sm">
                  {t('inspector.notUndoneMessage', { message: error.message })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
