'use client';
import { useWords } from '#words/use-words.ts';
import { fits } from '../../ui/fits.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { toast } from '../../ui/toast.tsx';
import { insert } from '../commands/drop-file.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** The operations of an OpenAPI document that was dropped; the chosen one becomes an HTTP node. */
export function OperationsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const store = useEditorStore();
  const offered = useEditor((editor) => editor.offered);
  if (offered === null) return null;
  const { title, operations, position } = offered;
  const pick = (id: string) => {
    const operation = operations.find((one) => one.id === id);
    onClose();
    if (operation === undefined) return;
    insert(store.getState(), {
      type: 'http.request',
      params: operation.params,
      place: position,
      title: t('dialogs.addOperation', { operation: operation.title }),
    });
    toast(t('commands.fileAdded', { file: operation.title }), t('dialogs.whatACallerGivesIsRead'));
  };
  return (
    <PickDialog label={t('dialogs.operationsOfTitle', { title })} onClose={onClose}>
      <PickList
        label={t('dialogs.operationsOfTitle', { title })}
        placeholder={t('dialogs.whichOfTitleIsCalled', { title })}
        items={(search) =>
          operations
            .filter((operation) => fits(`${operation.title} ${operation.summary}`, search))
            .map((operation) => ({
              id: operation.id,
              title: operation.title,
              note: operation.summary,
              group: title,
            }))
        }
        onPick={pick}
        onClose={onClose}
      />
    </PickDialog>
  );
}
