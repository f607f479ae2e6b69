'use client';
import { CirclePlay, X } from 'lucide-react';
import { useState } from 'react';
import { isPinnable } from '#engine/graph/pins.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { DataColumn } from '../../run/data-column.tsx';
import { OutputNote } from '../../run/output-note.tsx';
import { Quiet } from '../../run/quiet.tsx';
import { RunOutput } from '../../run/run-output.tsx';
import { shownNode } from '../../run/shown-node.ts';
import { SkipHere } from '../../run/skip-here.tsx';
import { ValueView } from '../../run/value-view.tsx';
import { WaitHere } from '../../run/wait-here.tsx';
import { WhyHere } from '../../run/why-here.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { jacksOf } from '../actions/connection.ts';
import { pinOperation } from '../actions/pin.ts';
import type { EditorHost } from '../commands/command.ts';
import { runNode } from '../commands/run-part.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { FailureHere } from './failure-here.tsx';
import { PinEditor } from './pin-editor.tsx';
import { PinTools } from './pin-tools.tsx';

type Props = { node: GraphNode; host: EditorHost; answerable: boolean; onClose: () => void };

/** What came out of a node in the run that is shown, and what can be done with it. */
export function OutputColumn({ node: own, host, answerable, onClose }: Props) {
  const t = useWords();
  const node = own.id;
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const description = useEditor((editor) => editor.catalogue.get(own.type));
  const catalogue = useEditor((editor) => editor.catalogue);
  const view = useEditor((editor) => (editor.run === null ? undefined : shownNode(editor.run, node)));
  const [editing, setEditing] = useState(false);
  const mayPin = !readOnly && description !== undefined && isPinnable(description);
  const inRun = useEditor((editor) => editor.run !== null && editor.run.view.nodes[node] !== undefined);
  const hasRun = useEditor((editor) => editor.run !== null);
  const canRun = useEditor((editor) => !editor.readOnly) && host.runPart !== undefined;
  return (
    <DataColumn
      title={t('detail.output')}
      note={
        <span className="flex items-center gap-1">
          <span className="truncate">{inRun && <OutputNote node={node} />}</span>
          {mayPin && !editing && <PinTools node={own} view={view} onEdit={() => setEditing(true)} />}
          {canRun && (
            <Button
              size="small"
              icon={<CirclePlay className="size-3.5" />}
              onClick={() => runNode.run({ editor: store.getState(), host })}
            >
              {t('detail.runThisNode')}
            </Button>
          )}
          <IconButton label={t('common.close')} keys="escape" onClick={onClose}>
            <X className="size-4" />
          </IconButton>
        </span>
      }
    >
      {editing ? (
        <PinEditor
          node={node}
          pin={own.pin ?? { output: view?.status === 'done' && !view.spilled ? view.output : null, ports: view?.ports }}
          ports={jacksOf(own, catalogue).outputs.map(({ name }) => name)}
          onSave={({ output, ports }) => {
            store.getState().perform(t('detail.pinNode', { node }), [pinOperation(node, output, ports)]);
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          {own.pin !== undefined && (
            <section
              aria-label={t('detail.pinnedOutput')}
              className="flex max-h-[50%] min-h-32 shrink-0 flex-col border-line border-b"
            >
              <p className="px-3.5 pb-1 text-sm text-waiting">{t('detail.pinnedRunsOfTheDraftGet', { node })}</p>
              <ValueView value={own.pin.output} path={[node]} label={t('detail.nameOfPinnedOutput')} />
            </section>
          )}
          {view?.error != null && view.status === 'failed' && <FailureHere node={own} error={view.error} host={host} />}
          {inRun && answerable && <WaitHere node={node} />}
          {inRun && answerable && <SkipHere node={node} />}
          {inRun && <WhyHere node={node} />}
          {inRun ? (
            <RunOutput node={node} />
          ) : (
            <Quiet>{hasRun ? t('detail.theRunThatIsShown') : t('detail.runThisNodeToSeeWhat')}</Quiet>
          )}
        </div>
      )}
    </DataColumn>
  );
}
