import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../../editor/store/context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { toggleFold } from './toggle-fold.ts';

type Props = { frame: string; title: string; isFolded: boolean };

/** Collapses a frame to one module, or opens it again. */
export function FoldButton({ frame, title, isFolded }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const Icon = isFolded ? ChevronsUpDown : ChevronsDownUp;
  return (
    <IconButton
      label={
        isFolded
          ? t('canvas.openTitle', { title: title || t('canvas.theFrame') })
          : t('canvas.collapseTitle', { title: title || t('canvas.theFrame') })
      }
      aria-expanded={!isFolded}
      className="nodrag nopan pointer-events-auto"
      onClick={(event) => {
        event.stopPropagation();
        toggleFold(store.getState(), frame);
      }}
    >
      <Icon className="size-3.5" />
    </IconButton>
  );
}
