import { useEffect, useEffectEvent, useState } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../store/context.tsx';
import { useTogetherStore } from './context.tsx';
import type { Kept } from './flushes.ts';
import type { Session } from './session.ts';

/** How the draft is kept once the document is shared; null before, and where sockets do not get through. */
export type Sharing = { flush: () => Promise<Kept> };

type Options = { workflow: string; takeOver: () => Promise<Graph>; onShared: (sharing: Sharing) => void };

/** Shares the document with everybody who has it open, once the page is there; until then it is saved as by one alone. */
export function useTogether({ workflow, takeOver, onShared }: Options): void {
  const words = useWords();
  const store = useEditorStore();
  const together = useTogetherStore();
  const [isIdle, setIdle] = useState(false);
  const begin = useEffectEvent(takeOver);
  const shared = useEffectEvent(onShared);

  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), 300);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (!isIdle) return;
    let session: Session | null = null;
    let isGone = false;
    // Nobody waits for it, and a browser that cannot load it saves as before.
    import('./session.ts')
      .then(({ joinTogether }) => {
        if (isGone) return;
        const joined = joinTogether({
          workflow,
          words,
          store,
          together,
          takeOver: async () => {
            const base = await begin();
            shared({ flush: () => joined.flush() });
            return base;
          },
        });
        session = joined;
      })
      .catch(() => {});
    return () => {
      isGone = true;
      session?.close();
    };
  }, [isIdle, workflow, words, store, together]);
}
