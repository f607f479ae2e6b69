import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { outputPicture } from '../run/output-picture.ts';
import { partialOf, partialsStore } from '../run/partials-store.ts';
import { shownNode } from '../run/shown-node.ts';
import { lastLines } from './last-lines.ts';

/** What a node gives, on its card: the text or picture it has so far while it works, then its picture. */
export function CardOutput({ node }: { node: GraphNode }) {
  const run = useEditor((editor) => editor.run?.id ?? '');
  const isLive = useEditor(
    ({ run }) => run?.following === true && Object.keys(run.focus).length === 0 && isAtWork(run.view.nodes[node.id]),
  );
  const picture = useEditor(({ run }) => {
    const view = run === null ? undefined : shownNode(run, node.id);
    return run !== null && view?.status === 'done' ? outputPicture(view.output, run.id) : null;
  });
  const partial = useStore(partialsStore, (partials) => (isLive ? partialOf(partials, { run, node: node.id }) : null));
  const source = partial?.asset ? outputPicture({ ...partial.asset }, run) : picture;
  const name = node.label ?? node.id;
  if (source !== null) return <Thumbnail source={source} name={name} />;
  return partial === null || partial.text === '' ? null : <Growing text={partial.text} name={name} />;
}

function isAtWork(view: { open: readonly string[]; status: string } | undefined): boolean {
  return view !== undefined && (view.status === 'running' || view.open.length > 0);
}

/** The end of a text that grows; nothing is announced, since the finished value is. */
function Growing({ text, name }: { text: string; name: string }) {
  const t = useWords();
  const box = useRef<HTMLPreElement>(null);
  const { before, last } = lastLines(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end stays in sight whenever the text has grown.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [text]);
  return (
    <pre ref={box} role="log" aria-live="off" aria-label={t('canvas.soFarFromName', { name })} className="card-growing">
      {before.map((line, index) => (
        <span key={index.toString()} className="block truncate">
          {line}
          {'\n'}
        </span>
      ))}
      {last}
    </pre>
  );
}

function Thumbnail({ source, name }: { source: string; name: string }) {
  const t = useWords();
  return (
    <div className="card-picture">
      {/* biome-ignore lint/performance/noImgElement: it is shown as it is, from our own server. */}
      <img src={source} alt={t('canvas.outputOfName', { name })} loading="lazy" decoding="async" draggable={false} />
    </div>
  );
}
