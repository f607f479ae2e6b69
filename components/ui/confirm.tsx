import { useWords } from '#words/use-words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type Props = {
  open: boolean;
  title: string;
  /** What follows, in one sentence. */
  about: string;
  verb: string;
  /** What the other button says. */
  keep?: string;
  tone?: 'danger' | 'primary';
  busy: boolean;
  onKeep: () => void;
  onConfirm: () => void;
};

/** Asks before something is lost, or much is done at once. */
export function Confirm({ open, title, about, verb, keep, tone = 'danger', busy, onKeep, onConfirm }: Props) {
  const t = useWords();
  return (
    <Dialog
      open={open}
      onClose={onKeep}
      width="small"
      title={title}
      description={about}
      footer={
        <>
          <Button onClick={onKeep}>{keep ?? t('ui.keepIt')}</Button>
          <Button tone={tone} busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    />
  );
}
