import type { GraphNode } from '#engine/graph/schema.ts';
import { isOver } from '#engine/run/event.ts';
import type { NodeView } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { failureHelp } from '../run/failure-help.ts';
import { shownNode } from '../run/shown-node.ts';
import { Dot } from '../ui/badge.tsx';
import { useNow } from '../ui/time.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { problemsOf } from './problems-of.ts';
import { shortMessage } from './short-message.ts';
import { policyWords, stateWords } from './state-words.ts';
import { wiringOf } from './wiring.ts';

/** The foot of a card: what it is doing, in words, and how long it took. */
export function CardFooter({ node }: { node: GraphNode }) {
  const formats = useFormats();
  const t = useWords();
  const view = useEditor((editor) => (editor.run === null ? undefined : shownNode(editor.run, node.id)));
  const run = useEditor((editor) => editor.run?.view.status ?? null);
  const problem = useEditor((editor) =>
    problemsOf(editor.diagnostics, node.id).find((found) => found.severity !== 'info'),
  );
  const waitsFor = useEditor((editor) => {
    const sources = wiringOf(editor.document.graph.edges).sources.get(node.id) ?? [];
    return (
      sources.find((id) => !['done', 'skipped', 'failed'].includes(editor.run?.view.nodes[id]?.status ?? 'idle')) ??
      null
    );
  });
  if (view !== undefined && run !== null) {
    const words = stateWords(formats, t, { node, view, run, waitsFor });
    return (
      <Row>
        <Dot tone={words.tone} busy={words.busy} />
        <span className="min-w-0 flex-1 truncate" title={reasonOf(t, view) ?? words.text}>
          {words.text}
        </span>
        <Took view={view} />
      </Row>
    );
  }
  if (problem !== undefined) {
    return (
      <Row>
        <Dot tone={problem.severity === 'error' ? 'error' : 'waiting'} />
        <span className="min-w-0 flex-1 truncate" title={problem.message}>
          {shortMessage(problem)}
        </span>
      </Row>
    );
  }
  const policy = policyWords(t, node);
  if (policy === null) return null;
  return (
    <Row>
      <span className="min-w-0 flex-1 truncate">{policy}</span>
    </Row>
  );
}

/** What happened and how to mend it, of a node that failed. */
function reasonOf(t: Words, { status, error }: NodeView): string | null {
  return status !== 'failed' || error === null ? null : `${error.message} ${failureHelp(t, error).mend}`;
}

function Row({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-line border-t px-3 text-muted text-xs">{children}</div>
  );
}

function Took({ view }: { view: NodeView }) {
  const formats = useFormats();
  const at = useEditor((editor) => editor.run?.view.at ?? null);
  const live = useEditor((editor) => editor.run?.following === true && !isOver(editor.run.view.status));
  if (view.durationMs !== null)
    return (
      <span dir="ltr" className="font-mono text-[11px]">
        {formats.duration(view.durationMs)}
      </span>
    );
  if (view.startedAt === null || view.status === 'idle' || view.status === 'skipped') return null;
  if (live && view.status === 'running') return <Counting from={view.startedAt} />;
  return at === null ? null : (
    <span dir="ltr" className="font-mono text-[11px]">
      {formats.duration(Math.max(0, Date.parse(at) - Date.parse(view.startedAt)))}
    </span>
  );
}

function Counting({ from }: { from: string }) {
  const formats = useFormats();
  const now = useNow(100);
  return (
    <span dir="ltr" className="font-mono text-[11px]">
      {formats.duration(Math.max(0, now - Date.parse(from)))}
    </span>
  );
}
