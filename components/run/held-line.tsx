'use client';
import { Octagon, Play, StepForward } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { useEditor } from '../editor/store/context.tsx';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { heldNodes } from './held-nodes.ts';
import { useLetGo } from './use-let-go.ts';

/** Where the run has stopped, and the ways on from there. */
export function HeldLine() {
  const held = useEditor(useShallow((editor) => heldNodes(editor.run)));
  const { letGo, isPending } = useLetGo();
  if (held.length === 0) return null;
  return (
    <section
      aria-label="Stopped at a breakpoint"
      className="flex min-h-8 min-w-0 items-center gap-1.5 border-line border-t px-1.5 pt-1.5 text-sm"
    >
      <Octagon aria-hidden className="size-3.5 shrink-0 fill-current text-error" />
      <span className="min-w-0 flex-1 truncate text-muted">
        Stopped before <span className="mono text-text">{held.join(', ')}</span>
      </span>
      <Button
        size="small"
        busy={isPending}
        icon={<StepForward className="size-3.5" />}
        title="Begins this node and stops before the next"
        onClick={() => letGo('step')}
      >
        Step <Kbd keys="f10" />
      </Button>
      <Button
        size="small"
        tone="primary"
        disabled={isPending}
        icon={<Play className="size-3.5" />}
        onClick={() => letGo('continue')}
      >
        Go on <Kbd keys="alt+c" />
      </Button>
    </section>
  );
}
