'use client';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { shortId } from '../ui/short-id.ts';
import { DataColumn } from './data-column.tsx';
import { EventList } from './event-list.tsx';
import { LoggedValue } from './logged-value.tsx';
import { OutputNote } from './output-note.tsx';
import { Quiet } from './quiet.tsx';
import { Rounds } from './rounds.tsx';
import { RunOutput } from './run-output.tsx';
import { inputOf } from './shown-node.ts';
import { SkipHere } from './skip-here.tsx';
import { ValueView } from './value-view.tsx';
import { VariablesHere } from './variables-here.tsx';
import { WaitHere } from './wait-here.tsx';
import { WhyHere } from './why-here.tsx';

/** What went into the selected node, what happened and what came out, at the moment that is shown. */
export function RunData({ answerable }: { answerable: boolean }) {
  const t = useWords();
  const run = useEditor((editor) => editor.run);
  const chosen = useEditor((editor) => (editor.selection.nodes.length === 1 ? editor.selection.nodes[0] : undefined));
  if (run === null) return null;
  const node = chosen !== undefined && run.view.nodes[chosen] !== undefined ? chosen : undefined;
  return (
    <div className="grid h-full grid-cols-[minmax(210px,1fr)_minmax(240px,1.1fr)_minmax(210px,1fr)] divide-x divide-line overflow-x-auto max-md:auto-rows-max max-md:grid-cols-1 max-md:divide-x-0 max-md:divide-y max-md:overflow-y-auto">
      <DataColumn title={t('run.input')} note={node === undefined ? t('run.theRun') : <Rounds node={node} />}>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <Input node={node} />
          <VariablesHere />
        </div>
      </DataColumn>
      <DataColumn title={t('run.events')} note={t('run.runId', { id: shortId(run.id) })}>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <EventList node={node} />
        </div>
      </DataColumn>
      <DataColumn title={t('run.output')} note={<OutputNote node={node} />}>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          {answerable && <WaitHere node={node} />}
          {answerable && node !== undefined && <SkipHere node={node} />}
          {node !== undefined && <WhyHere node={node} />}
          <RunOutput node={node} />
        </div>
      </DataColumn>
    </div>
  );
}

function Input({ node }: { node: string | undefined }) {
  const t = useWords();
  const run = useEditor((editor) => editor.run);
  if (run === null) return null;
  if (node === undefined) return <LoggedValue value={run.view.input} path={['input']} label={t('run.inputOf')} />;
  const into = run.graph.edges.filter((edge) => parseEndpoint(edge.to, 'in').node === node);
  const sources = inputOf(run, node);
  if (into.length === 0) return <LoggedValue value={run.view.input} path={['input']} label={t('run.inputOf')} />;
  if (Object.keys(sources).length === 0) return <Quiet>{t('run.nothingHasReachedThisNode')}</Quiet>;
  return <ValueView value={sources} label={t('run.inputOf')} />;
}
