'use client';
import { PenLine, Pin, PinOff } from 'lucide-react';
import type { GraphNode } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { NodeView } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import { useApiClient } from '../../api/provider.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { toastError } from '../../ui/toast.tsx';
import { pinOperation, unpinOperation, whyNotPinned, whyTooLarge } from '../actions/pin.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Props = { node: GraphNode; view: NodeView | undefined; onEdit: () => void };

/** Pins what a node gave, lets its pin be written, and takes it away. */
export function PinTools({ node, view, onEdit }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const client = useApiClient();
  const description = useEditor((editor) => editor.catalogue.get(node.type));
  const refusal = whyNotPinned(t, node, description, view);
  const pin = async () => {
    if (view === undefined) return;
    try {
      const output = await wholeOutput(view);
      const tooLarge = whyTooLarge(t, output);
      if (tooLarge !== null) return toastError(t('detail.notPinned'), tooLarge);
      store.getState().perform(t('detail.pinNode', { node: node.id }), [pinOperation(node.id, output, view.ports)]);
    } catch {
      toastError(t('detail.notPinned'), t('detail.theOutputCouldNotBeRead'));
    }
  };
  const wholeOutput = async ({ output, spilled }: NodeView): Promise<Json> => {
    const run = store.getState().run?.id ?? '';
    if (!spilled || typeof output !== 'object' || output === null || Array.isArray(output)) return output;
    return typeof output.$asset === 'string' ? await client.runs.value.query({ run, asset: output.$asset }) : output;
  };
  return (
    <>
      {node.pin === undefined ? (
        <IconButton
          label={t('detail.pinThisOutput')}
          title={refusal ?? undefined}
          keys="p"
          disabled={refusal !== null}
          onClick={() => void pin()}
        >
          <Pin className="size-4" />
        </IconButton>
      ) : (
        <IconButton
          label={t('detail.unpin')}
          keys="p"
          onClick={() => store.getState().perform(t('detail.unpinNode', { node: node.id }), [unpinOperation(node.id)])}
        >
          <PinOff className="size-4" />
        </IconButton>
      )}
      <IconButton
        label={node.pin === undefined ? t('detail.writeAnOutputAndPinIt') : t('detail.editThePinnedOutput')}
        onClick={onEdit}
      >
        <PenLine className="size-4" />
      </IconButton>
    </>
  );
}
