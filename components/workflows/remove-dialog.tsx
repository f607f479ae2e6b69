import type { WorkflowSummary } from '#server/trpc/views.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

type Props = { workflow: WorkflowSummary | null; busy: boolean; onKeep: () => void; onRemove: (id: string) => void };

/** Asks before a workflow is deleted, and says what goes with it. */
export function RemoveDialog({ workflow, busy, onKeep, onRemove }: Props) {
  return (
    <Dialog
      open={workflow !== null}
      onClose={onKeep}
      width="small"
      title={`Delete ${workflow?.name ?? ''}?`}
      description="Its versions stop answering at once, and its runs can no longer be opened."
      footer={
        <>
          <Button onClick={onKeep}>Keep it</Button>
          <Button tone="danger" busy={busy} onClick={() => workflow && onRemove(workflow.id)}>
            Delete
          </Button>
        </>
      }
    />
  );
}
