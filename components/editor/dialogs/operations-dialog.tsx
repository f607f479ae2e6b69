'use client';
import { fits } from '../../ui/fits.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { toast } from '../../ui/toast.tsx';
import { insert } from '../commands/drop-file.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** The operations of an OpenAPI document that was dropped; the chosen one becomes an HTTP node. */
export function OperationsDialog({ onClose }: { onClose: () => void }) {
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
      title: `Add ${operation.title}`,
    });
    toast(
      `${operation.title} added`,
      'What a caller gives is read from the input; change it where it comes from elsewhere.',
    );
  };
  return (
    <PickDialog label={`Operations of ${title}`} onClose={onClose}>
      <PickList
        label={`Operations of ${title}`}
        placeholder={`Which of ${title} is called?`}
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
