import type { RunStatus } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { statusWords } from './status-words.ts';

const tones: Record<RunStatus, Tone> = {
  queued: 'neutral',
  running: 'running',
  waiting: 'waiting',
  succeeded: 'ok',
  failed: 'error',
  cancelled: 'neutral',
};

/** A run's status as a dot and a word. */
export function StatusBadge({ status }: { status: RunStatus }) {
  const t = useWords();
  return (
    <Badge tone={tones[status]} busy={status === 'running' || status === 'queued'}>
      {t(statusWords[status])}
    </Badge>
  );
}

/** The colour of a run's status. */
export function toneOf(status: RunStatus): Tone {
  return tones[status];
}
