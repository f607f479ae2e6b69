import { useStore, ViewportPortal } from '@xyflow/react';
import { useEditor } from '../editor/store/context.tsx';

/** The lines on which what is dragged stands level with its neighbours. */
export function Guides() {
  const guides = useEditor((editor) => editor.guides);
  if (guides.length === 0) return null;
  return <Lines />;
}

function Lines() {
  const guides = useEditor((editor) => editor.guides);
  const zoom = useStore((board) => board.transform[2]);
  const thin = 1 / zoom;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={`${axis}${at}`}
          aria-hidden
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at - thin / 2, top: from, width: thin, height: to - from }
              : { left: from, top: at - thin / 2, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  );
}
