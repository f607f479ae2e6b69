import { useStore } from '@xyflow/react';
import { createContext, type ReactNode, use, useState } from 'react';
import { type Level, levelAt } from './kernels/level.ts';

const Context = createContext<Level>('near');

/** Tells what is drawn on the board how much of itself to show; changes at the borders of the levels only. */
export function LevelProvider({ level, children }: { level: Level; children: ReactNode }) {
  return <Context value={level}>{children}</Context>;
}

/** How much of itself a card or a cable shows. */
export function useLevel(): Level {
  return use(Context);
}

/** The level at the board's zoom. */
export function useLevelOfZoom(): Level {
  const [drawn, setDrawn] = useState<Level>('near');
  const next = useStore((state) => levelAt(state.transform[2], drawn));
  if (next !== drawn) setDrawn(next);
  return next;
}
