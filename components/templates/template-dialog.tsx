import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Example } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { GraphDrawing } from '../drawing/graph-drawing.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

type Props = { example: Example; catalogue: Catalogue; busy: boolean; onUse: () => void; onClose: () => void };

/** One template as a large picture, with what it does and the way to have it. */
export function TemplateDialog({ example, catalogue, busy, onUse, onClose }: Props) {
  const t = useWords();
  const { organization } = useHere();
  const canEdit = organization.role !== 'viewer' && organization.role !== 'runner';
  const { notes } = example.graph;
  return (
    <Dialog
      open
      width="huge"
      onClose={onClose}
      title={example.name}
      description={example.description}
      footer={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          {canEdit && (
            <Button tone="primary" busy={busy} onClick={onUse}>
              {t('templates.useThisTemplate')}
            </Button>
          )}
        </>
      }
    >
      <div className="dotted rounded-node border border-line bg-canvas p-3">
        <GraphDrawing
          graph={example.graph}
          catalogue={catalogue}
          title={t('templates.pictureOfExample', { example: example.name })}
          className="max-h-[52vh] w-full"
        />
      </div>
      {notes.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2 text-muted">
          {notes.map(({ id, text }) => (
            <li key={id} className="whitespace-pre-line">
              {text}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
