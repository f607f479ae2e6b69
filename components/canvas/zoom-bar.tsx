import { Panel, useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { IconButton } from '../ui/icon-button.tsx';

type Props = { map: boolean; onMap: () => void };

/** Zoom and overview, at the canvas's corner. */
export function ZoomBar({ map, onMap }: Props) {
  const t = useWords();
  const canvas = useEditor((editor) => editor.canvas);
  const zoom = useStore((state) => state.transform[2]);
  return (
    <Panel
      position="bottom-left"
      className="!m-3 flex items-center rounded-[10px] border border-line bg-panel p-0.5 shadow-card"
    >
      <IconButton label={t('canvas.zoomOut')} keys="mod+-" onClick={() => canvas?.zoomOut()}>
        <Minus className="size-4" />
      </IconButton>
      <button
        type="button"
        onClick={() => canvas?.fit()}
        aria-label={t('canvas.valueShowEverything', { value: Math.round(zoom * 100) })}
        className="w-11 rounded-field text-center font-mono text-muted text-xs hover:text-text"
      >
        {Math.round(zoom * 100)}%
      </button>
      <IconButton label={t('canvas.zoomIn')} keys="mod+=" onClick={() => canvas?.zoomIn()}>
        <Plus className="size-4" />
      </IconButton>
      <IconButton label={t('canvas.showEverything')} keys="shift+1" onClick={() => canvas?.fit()}>
        <Maximize className="size-3.5" />
      </IconButton>
      <IconButton label={t('canvas.overview')} aria-pressed={map} onClick={onMap}>
        <MapIcon className="size-3.5" />
      </IconButton>
    </Panel>
  );
}
