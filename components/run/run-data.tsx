'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import { isOver } from '#engine/run/event.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { shortId } from '../ui/words.ts';
import { EventList } from './event-list.tsx';
import { Rounds } from './rounds.tsx';
import { inputOf, shownNode } from './shown-node.ts';
import { SkipHere } from './skip-here.tsx';
import { ValueView } from './value-view.tsx';
import { VariablesHere } from './variables-here.tsx';
import { WaitHere } from './wait-here.tsx';
import { WhyHere } from './why-here.tsx';

/** What went into the selected node, what happened and what came out, at the moment that is shown. */
export function RunData({ answerable }: { answerable: boolean }) {
  const run = useEditor((editor) => editor.run);
  const chosen = useEditor((editor) => (editor.selection.nodes.length === 1 ? editor.selection.nodes[0] : undefined));
  if (run === null) return null;
  const node = chosen !== undefined && run.view.nodes[chosen] !== undefined ? chosen : undefined;
  return (
    <div className="grid h-full grid-cols-[minmax(210px,1fr)_minmax(240px,1.1fr)_minmax(210px,1fr)] divide-x divide-line overflow-x-auto max-md:auto-rows-max max-md:grid-cols-1 max-md:divide-x-0 max-md:divide-y max-md:overflow-y-auto">
      <Column title="Input" note={node === undefined ? 'the run' : <Rounds node={node} />}>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <Input node={node} />
          <VariablesHere />
        </div>
      </Column>
      <Column title="Events" note={`run ${shortId(run.id)}`}>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <EventList node={node} />
        </div>
      </Column>
      <Column title="Output" note={<OutputNote node={node} />}>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          {answerable && <WaitHere node={node} />}
          {answerable && node !== undefined && <SkipHere node={node} />}
          {node !== undefined && <WhyHere node={node} />}
          <Output node={node} />
        </div>
      </Column>
    </div>
  );
}

function Column({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-h-0 min-w-0 flex-col max-md:max-h-64">
      <header className="flex h-9 shrink-0 items-center justify-between gap-3 px-3.5">
        <h2 className="font-semibold text-sm">{title}</h2>
        <span className="truncate text-muted text-sm">{note}</span>
      </header>
      {children}
    </section>
  );
}

function Input({ node }: { node: string | undefined }) {
  const run = useEditor((editor) => editor.run);
  if (run === null) return null;
  if (node === undefined) return <Value value={run.view.input} path={['input']} label="input" />;
  const into = run.graph.edges.filter((edge) => parseEndpoint(edge.to, 'in').node === node);
  const sources = inputOf(run, node);
  if (into.length === 0) return <Value value={run.view.input} path={['input']} label="input" />;
  if (Object.keys(sources).length === 0) return <Quiet>Nothing has reached this node at this moment.</Quiet>;
  return <ValueView value={sources} label="input" />;
}

function Output({ node }: { node: string | undefined }) {
  const run = useEditor((editor) => editor.run);
  if (run === null) return null;
  if (node === undefined) {
    if (run.view.error) return <ValueView value={{ error: { ...run.view.error } }} label="error" />;
    const answered = run.view.output !== null || run.view.status === 'succeeded';
    return answered ? (
      <Value value={run.view.output} path={[]} label="output" />
    ) : (
      <Quiet>The run has not answered at this moment.</Quiet>
    );
  }
  const view = shownNode(run, node);
  if (view === undefined) return null;
  if (view.status === 'done' || view.status === 'failed') {
    return (
      <>
        {view.logs.length > 0 && (
          <pre className="mx-3.5 mb-2 max-h-24 overflow-auto rounded-field bg-sunken p-2 text-[11.5px] text-muted">
            {view.logs.join('\n')}
          </pre>
        )}
        <Value value={view.output} path={[node]} label="output" />
      </>
    );
  }
  if (view.status === 'skipped') return <Quiet>Skipped. It reads as null.</Quiet>;
  return <Quiet>{isOver(run.view.status) ? 'This node was not reached.' : 'No output at this moment.'}</Quiet>;
}

/** A value of the log; one that was too large for it is fetched when it is looked at. */
function Value({ value, path, label }: { value: Json; path: (string | number)[]; label: string }) {
  const spilled = isAssetRef(value) && value.type === 'application/json';
  return spilled ? (
    <Spilled asset={value.$asset} path={path} label={label} />
  ) : (
    <ValueView value={value} path={path} label={label} />
  );
}

function Spilled({ asset, path, label }: { asset: string; path: (string | number)[]; label: string }) {
  const api = useApi();
  const run = useEditor((editor) => editor.run?.id ?? '');
  const query = useQuery(api.runs.value.queryOptions({ run, asset }, { staleTime: Number.POSITIVE_INFINITY }));
  if (query.isPending) return <Quiet>Fetching a large value…</Quiet>;
  return query.isError ? (
    <Quiet>This value could not be read. Select the node again to retry.</Quiet>
  ) : (
    <ValueView value={query.data} path={path} label={label} />
  );
}

function OutputNote({ node }: { node: string | undefined }) {
  const run = useEditor((editor) => editor.run);
  const status = node === undefined ? run?.view.status : run && shownNode(run, node)?.status;
  const isKept = node !== undefined && run != null && shownNode(run, node)?.kept === true;
  if (status === 'done' && isKept) return 'kept from the run it was forked from';
  return status === 'idle' ? 'not reached' : (status ?? '');
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="px-3.5 py-1 text-muted">{children}</p>;
}
