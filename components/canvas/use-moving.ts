import { useStoreApi } from '@xyflow/react';
import { useRef } from 'react';

/** How long after the last step of a wheel the board counts as standing still. */
const stillMs = 160;

/** Marks the board while it is panned or zoomed: it is then one picture that moves, and pays for no shadows. */
export function useMoving() {
  const board = useStoreApi();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onMoveStart = () => {
    clearTimeout(timer.current);
    board.getState().domNode?.setAttribute('data-moving', '');
  };
  const onMoveEnd = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => board.getState().domNode?.removeAttribute('data-moving'), stillMs);
  };
  return { onMoveStart, onMoveEnd };
}
