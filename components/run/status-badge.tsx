import type { RunStatus } from '#engine/run/event.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

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
  return (
    <Badge tone={tones[status]} busy={status === 'running' || status === 'queued'}>
      {status}
    </Badge>
  );
}

/** The colour of a run's status. */
export function toneOf(status: RunStatus): Tone {
  return tones[status];
}
