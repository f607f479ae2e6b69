'use client';
import { CirclePlay, X } from 'lucide-react';
import { DataColumn } from '../../run/data-column.tsx';
import { OutputNote } from '../../run/output-note.tsx';
import { Quiet } from '../../run/quiet.tsx';
import { RunOutput } from '../../run/run-output.tsx';
import { SkipHere } from '../../run/skip-here.tsx';
import { WaitHere } from '../../run/wait-here.tsx';
import { WhyHere } from '../../run/why-here.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { EditorHost } from '../commands/command.ts';
import { runNode } from '../commands/run-part.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

type Props = { node: string; host: EditorHost; answerable: boolean; onClose: () => void };

/** What came out of a node in the run that is shown, and what can be done with it. */
export function OutputColumn({ node, host, answerable, onClose }: Props) {
  const store = useEditorStore();
  const inRun = useEditor((editor) => editor.run !== null && editor.run.view.nodes[node] !== undefined);
  const hasRun = useEditor((editor) => editor.run !== null);
  const canRun = useEditor((editor) => !editor.readOnly) && host.runPart !== undefined;
  return (
    <DataColumn
      title="Output"
      note={
        <span className="flex items-center gap-1">
          <span className="truncate">{inRun && <OutputNote node={node} />}</span>
          {canRun && (
            <Button
              size="small"
              icon={<CirclePlay className="size-3.5" />}
              onClick={() => runNode.run({ editor: store.getState(), host })}
            >
              Run this node
            </Button>
          )}
          <IconButton label="Close" keys="escape" onClick={onClose}>
            <X className="size-4" />
          </IconButton>
        </span>
      }
    >
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {inRun && answerable && <WaitHere node={node} />}
        {inRun && answerable && <SkipHere node={node} />}
        {inRun && <WhyHere node={node} />}
        {inRun ? (
          <RunOutput node={node} />
        ) : (
          <Quiet>{hasRun ? 'The run that is shown has no such node.' : 'Run this node to see what it gives.'}</Quiet>
        )}
      </div>
    </DataColumn>
  );
}
