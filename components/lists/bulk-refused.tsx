import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { BulkResult } from './use-bulk.ts';

type Props = { title: string; about: string; refused: BulkResult['refused']; onClose: () => void };

/** Says of an action on many which did not work, and why. */
export function BulkRefused({ title, about, refused, onClose }: Props) {
  const t = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={about}
      footer={
        <Button tone="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {refused.map(({ id, name, problem }) => (
          <li key={id} className="py-2">
            <p className="font-medium">{name}</p>
            <p className="wrap-anywhere text-muted">{problem}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
