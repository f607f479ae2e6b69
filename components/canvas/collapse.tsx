import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** Shows only the head of a container, or all of it again; the document stays as it is. */
export function Collapse({ id }: { id: string }) {
  const t = useWords();
  const collapsed = useEditor((editor) => editor.collapsed);
  const update = useEditor((editor) => editor.update);
  const isCollapsed = collapsed.includes(id);
  const Icon = isCollapsed ? ChevronsUpDown : ChevronsDownUp;
  return (
    <IconButton
      label={isCollapsed ? t('canvas.showWhatIsInsideId', { id }) : t('canvas.collapseId', { id })}
      aria-expanded={!isCollapsed}
      className="nodrag nopan"
      onClick={(event) => {
        event.stopPropagation();
        update({ collapsed: isCollapsed ? collapsed.filter((other) => other !== id) : [...collapsed, id] });
      }}
    >
      <Icon className="size-3.5" />
    </IconButton>
  );
}
