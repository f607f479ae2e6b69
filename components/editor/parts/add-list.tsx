'use client';
import { CornerDownRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { cn } from '../../ui/cn.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { type PickItem, PickList } from '../../ui/pick-list.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { addNode } from '../actions/add-node.ts';
import { edgeOf, refusal } from '../actions/connection.ts';
import { retype, whyNotRetyped } from '../actions/retype.ts';
import { spliceIn } from '../actions/splice.ts';
import { withGrowth } from '../actions/with-growth.ts';
import { NodeCard } from '../help/node-card.tsx';
import { useEditorStore } from '../store/context.tsx';
import { edgeKey } from '../store/edge-key.ts';
import type { AddRequest, Editor } from '../store/editor-store.ts';
import { firstFree } from './first-free.ts';
import { packsOf } from './packs.ts';
import { typeOf } from './type-tint.ts';

/** The list of "Add a node": everything that can be added here, and what can be connected to. */
export function AddList({ request }: { request: AddRequest }) {
  const t = useWords();
  const store = useEditorStore();
  const close = () => store.getState().update({ adding: null });
  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-add-menu]')) return;
      store.getState().update({ adding: null });
    };
    addEventListener('pointerdown', onDown, true);
    return () => {
      removeEventListener('pointerdown', onDown, true);
      // The list goes with its field; the canvas takes the focus back, so that keys go on working there.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('.canvas-area')?.focus({ preventScroll: true });
      });
    };
  }, [store]);
  const from = startOf(store.getState(), request);
  const [chosen, setChosen] = useState<string | null>(null);
  const help = chosen?.startsWith('type:') ? store.getState().catalogue.get(chosen.slice(5)) : undefined;
  const { left, top, isHelpLeft } = placeOf(request);
  return (
    <div data-add-menu style={{ left, top }} className="fixed z-40">
      <div
        role="dialog"
        aria-label={t('parts.addANode')}
        className="rise flex max-h-[420px] w-[360px] flex-col overflow-hidden rounded-[12px] border border-line bg-raised shadow-float"
      >
        <PickList
          label={t('parts.nodes')}
          placeholder={placeholderOf(t, request, from)}
          items={(search) => itemsOf(t, store.getState(), search, request, from)}
          onClose={close}
          onChosen={setChosen}
          onPick={(id) => {
            close();
            pick(t, store.getState(), id, request, from);
          }}
        />
      </div>
      {help && (
        <aside
          aria-label={t('parts.helpOnHelp', { help: help.title })}
          className={cn(
            'absolute top-0 max-h-[420px] w-80 overflow-y-auto rounded-[12px] border border-line bg-raised p-4 shadow-float max-md:hidden',
            isHelpLeft ? 'right-full mr-2' : 'left-full ml-2',
          )}
        >
          <NodeCard description={help} />
        </aside>
      )}
    </div>
  );
}

const width = 360;
/** The card with help and the gaps around it. */
const helpWidth = 320 + 16;

/** Beside where it was asked for, or in the middle; within the window, with the help on the side that has room. */
function placeOf({ screen }: AddRequest): { left: number; top: number; isHelpLeft: boolean } {
  const left = screen ? Math.max(8, Math.min(screen.x + 14, innerWidth - width - 12)) : (innerWidth - width) / 2;
  const top = screen ? Math.max(8, Math.min(screen.y - 20, innerHeight - 432)) : innerHeight * 0.18;
  return { left, top, isHelpLeft: left + width + helpWidth > innerWidth && left > helpWidth };
}

type From = { node: string; port: string } | null;

function startOf(editor: Editor, request: AddRequest): From {
  if (request.from === undefined) return null;
  return request.from.port === '' ? firstFree(editor, request.from.node) : request.from;
}

function placeholderOf(t: Words, { replace }: AddRequest, from: From): string {
  if (replace !== undefined) return t('parts.whatIsToBeInPlace', { replace });
  return from ? t('parts.whatComesAfterNode', { node: from.node }) : t('parts.searchToAddANode');
}

function itemsOf(t: Words, editor: Editor, search: string, request: AddRequest, from: From): PickItem[] {
  const replaced = editor.document.graph.nodes.find((node) => node.id === request.replace);
  const isBegun = from !== null || request.into !== undefined || !isEntry(editor, replaced?.type, true);
  const fresh = packsOf(editor.descriptions, search).flatMap((pack) =>
    pack.nodes
      .filter((description) => description.type !== replaced?.type)
      .filter((description) => !isBegun || description.role !== 'entry')
      .map(
        (description): PickItem => ({
          id: `type:${description.type}`,
          title: description.title,
          note: description.summary,
          group: pack.name,
          icon: <Glyph icon={description.icon} type={typeOf(description)} />,
        }),
      ),
  );
  if (from === null) return fresh;
  const { graph } = editor.document;
  const known = graph.nodes
    .filter(
      (node) =>
        refusal(t, graph, editor.catalogue, from, { node: node.id, port: 'in' }) === null && node.id !== from.node,
    )
    .filter((node) => node.id.includes(search.toLowerCase()))
    .map(
      (node): PickItem => ({
        id: `node:${node.id}`,
        title: node.id,
        note: editor.catalogue.get(node.type)?.title ?? node.type,
        group: t('parts.connectTo'),
        icon: <CornerDownRight className="size-4 text-faint" />,
      }),
    );
  return [...fresh, ...known];
}

/** True when nodes of that type begin runs; `otherwise` when there is no type. */
function isEntry({ catalogue }: Editor, type: string | undefined, otherwise: boolean): boolean {
  return type === undefined ? otherwise : catalogue.get(type)?.role === 'entry';
}

function pick(t: Words, editor: Editor, id: string, request: AddRequest, from: From): void {
  const { document, catalogue, perform } = editor;
  const name = id.slice(5);
  if (id.startsWith('node:') && from !== null) {
    perform(t('parts.connect'), [{ op: 'connect', edge: edgeOf(from, { node: name, port: 'in' }) }], {
      select: [name],
    });
    return;
  }
  const description = catalogue.get(name);
  if (description === undefined) return;
  if (request.replace !== undefined) {
    putInPlace(t, editor, request.replace, description);
    return;
  }
  if (request.into !== undefined) {
    putInto(t, editor, request.into, description.type);
    return;
  }
  const position = request.position ?? (from === null ? editor.canvas?.middle() : undefined);
  const added = addNode(t, document.graph, catalogue, description, {
    ...(from && { from }),
    ...(position && { position }),
  });
  perform(t('parts.addAdded', { added: added.id }), withGrowth(document.graph, catalogue, added.operations), {
    select: [added.id],
  });
  requestAnimationFrame(() => editor.canvas?.reveal(added.id));
}

/** Makes a node one of another type, and says which cables that type has no jack for. */
function putInPlace(t: Words, editor: Editor, id: string, description: NodeDescription): void {
  const { graph } = editor.document;
  const node = graph.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return;
  const refused = whyNotRetyped(t, graph, editor.catalogue, node, description);
  if (refused !== null) return toastError(t('parts.notReplaced'), refused);
  const { operations, lost } = retype(graph, editor.catalogue, node, description);
  editor.perform(t('parts.replaceId', { id }), operations, { select: [id] });
  if (lost.length === 0) return;
  const cables = lost.map(({ from, to }) => `${from} → ${to}`).join(', ');
  toast(
    t('parts.cablesUnplugged', { count: lost.length }),
    t('parts.descriptionHasNoJackForCables', { description: description.title, cables }),
  );
}

/** Puts a new node into a cable: out of the old target's way, with a cable to each end. */
function putInto(t: Words, editor: Editor, key: string, type: string): void {
  const { graph } = editor.document;
  const edge = graph.edges.find((candidate) => edgeKey(candidate) === key);
  const description = editor.catalogue.get(type);
  if (edge === undefined || description === undefined) return;
  const from = parseEndpoint(edge.from, 'out');
  const to = parseEndpoint(edge.to, 'in');
  const [a, b] = [from.node, to.node].map((node) => graph.nodes.find((candidate) => candidate.id === node));
  const position: [number, number] = [
    ((a?.position[0] ?? 0) + (b?.position[0] ?? 0)) / 2,
    ((a?.position[1] ?? 0) + (b?.position[1] ?? 0)) / 2,
  ];
  const added = addNode(t, graph, editor.catalogue, description, { position, ...(a?.parent && { parent: a.parent }) });
  const operations = [...added.operations];
  for (const operation of added.operations)
    if (operation.op === 'insert') operations.push(...spliceIn(t, graph, editor.catalogue, edge, operation.node));
  editor.perform(t('parts.addAdded', { added: added.id }), operations, { select: [added.id] });
}
