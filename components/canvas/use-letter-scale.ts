import { useStore } from '@xyflow/react';

/** Below this zoom letters begin to grow. */
const readable = 0.8;

/** How much larger the titles of frames are written, so that they can be read from afar; in few steps, not each frame. */
export function useLetterScale(): number {
  return useStore((state) => Math.max(1, 2 ** (Math.round(Math.log2(readable / state.transform[2]) * 2) / 2)));
}
