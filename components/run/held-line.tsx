'use client';
import { Octagon, Play, StepForward } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { heldNodes } from './held-nodes.ts';
import { useLetGo } from './use-let-go.ts';

/** Where the run has stopped, and the ways on from there. */
export function HeldLine() {
  const t = useWords();
  const held = useEditor(useShallow((editor) => heldNodes(editor.run)));
  const { letGo, isPending } = useLetGo();
  if (held.length === 0) return null;
  return (
    <section
      aria-label={t('run.stoppedAtABreakpoint')}
      className="flex min-h-8 min-w-0 items-center gap-1.5 border-line border-t px-1.5 pt-1.5 text-sm"
    >
      <Octagon aria-hidden className="size-3.5 shrink-0 fill-current text-error" />
      <span className="min-w-0 flex-1 truncate text-muted">
        {t.rich('run.stoppedBefore', {
          names: held.join(', '),
          mono: (chunks) => <span className="mono text-text">{chunks}</span>,
        })}
      </span>
      <Button
        size="small"
        busy={isPending}
        icon={<StepForward className="size-3.5" />}
        title={t('run.beginsThisNodeAndStopsBefore')}
        onClick={() => letGo('step')}
      >
        {t('run.step')} <Kbd keys="f10" />
      </Button>
      <Button
        size="small"
        tone="primary"
        disabled={isPending}
        icon={<Play className="size-3.5" />}
        onClick={() => letGo('continue')}
      >
        {t('run.goOn')} <Kbd keys="alt+c" />
      </Button>
    </section>
  );
}
