import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = {
  open: boolean;
  title: string;
  /** What follows, in one sentence. */
  about: string;
  verb: string;
  busy: boolean;
  onKeep: () => void;
  onConfirm: () => void;
};

/** Asks before something is lost. */
export function Confirm({ open, title, about, verb, busy, onKeep, onConfirm }: Props) {
  return (
    <Dialog
      open={open}
      onClose={onKeep}
      width="small"
      title={title}
      description={about}
      footer={
        <>
          <Button onClick={onKeep}>Keep it</Button>
          <Button tone="danger" busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    />
  );
}
