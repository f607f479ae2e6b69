'use client';
import { CornerDownRight } from 'lucide-react';
import { useEffect } from 'react';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { addNode } from '../actions/add-node.ts';
import { edgeOf, jacksOf, refusal } from '../actions/connection.ts';
import { withGrowth } from '../actions/with-growth.ts';
import { useEditorStore } from '../store/context.tsx';
import { edgeKey } from '../store/edge-key.ts';
import type { AddRequest, Editor } from '../store/editor-store.ts';
import { firstFree } from './first-free.ts';
import { packsOf } from './packs.ts';
import { type PickItem, PickList } from './pick-list.tsx';
import { typeOf } from './type-tint.ts';

/** The list of "Add a node": everything that can be added here, and what can be connected to. */
export function AddList({ request }: { request: AddRequest }) {
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
  const place = request.screen;
  const style = place
    ? {
        left: Math.max(8, Math.min(place.x + 14, innerWidth - 372)),
        top: Math.max(8, Math.min(place.y - 20, innerHeight - 432)),
      }
    : { left: '50%', top: '18vh', transform: 'translateX(-50%)' };
  return (
    <div
      data-add-menu
      role="dialog"
      aria-label="Add a node"
      style={style}
      className="rise fixed z-40 flex max-h-[420px] w-[360px] flex-col overflow-hidden rounded-[12px] border border-line bg-raised shadow-float"
    >
      <PickList
        label="Nodes"
        placeholder={from ? `What comes after ${from.node}?` : 'Add a node…'}
        items={(search) => itemsOf(store.getState(), search, from)}
        onClose={close}
        onPick={(id) => {
          close();
          pick(store.getState(), id, request, from);
        }}
      />
    </div>
  );
}

type From = { node: string; port: string } | null;

function startOf(editor: Editor, request: AddRequest): From {
  if (request.from === undefined) return null;
  return request.from.port === '' ? firstFree(editor, request.from.node) : request.from;
}

function itemsOf(editor: Editor, search: string, from: From): PickItem[] {
  const fresh = packsOf(editor.descriptions, search).flatMap((pack) =>
    pack.nodes
      .filter((description) => from === null || description.role !== 'entry')
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
      (node) => refusal(graph, editor.catalogue, from, { node: node.id, port: 'in' }) === null && node.id !== from.node,
    )
    .filter((node) => node.id.includes(search.toLowerCase()))
    .map(
      (node): PickItem => ({
        id: `node:${node.id}`,
        title: node.id,
        note: editor.catalogue.get(node.type)?.title ?? node.type,
        group: 'Connect to',
        icon: <CornerDownRight className="size-4 text-faint" />,
      }),
    );
  return [...fresh, ...known];
}

function pick(editor: Editor, id: string, request: AddRequest, from: From): void {
  const { document, catalogue, perform } = editor;
  const name = id.slice(5);
  if (id.startsWith('node:') && from !== null) {
    perform('Connect', [{ op: 'connect', edge: edgeOf(from, { node: name, port: 'in' }) }], { select: [name] });
    return;
  }
  const description = catalogue.get(name);
  if (description === undefined) return;
  if (request.into !== undefined) {
    putInto(editor, request.into, description.type);
    return;
  }
  const position = request.position ?? (from === null ? editor.canvas?.middle() : undefined);
  const added = addNode(document.graph, catalogue, description, {
    ...(from && { from }),
    ...(position && { position }),
  });
  perform(`Add ${added.id}`, withGrowth(document.graph, catalogue, added.operations), { select: [added.id] });
  requestAnimationFrame(() => editor.canvas?.reveal(added.id));
}

/** Puts a new node into a cable: out of the old target's way, with a cable to each end. */
function putInto(editor: Editor, key: string, type: string): void {
  const { graph } = editor.document;
  const edge = graph.edges.find((candidate) => edgeKey(candidate) === key);
  const description = editor.catalogue.get(type);
  if (edge === undefined || description === undefined) return;
  const from = parseEndpoint(edge.from, 'out');
  const to = parseEndpoint(edge.to, 'in');
  const without = { ...graph, edges: graph.edges.filter((other) => other !== edge) };
  const [a, b] = [from.node, to.node].map((node) => graph.nodes.find((candidate) => candidate.id === node));
  const position: [number, number] = [
    ((a?.position[0] ?? 0) + (b?.position[0] ?? 0)) / 2,
    ((a?.position[1] ?? 0) + (b?.position[1] ?? 0)) / 2,
  ];
  const added = addNode(without, editor.catalogue, description, { from, position });
  const operations: Operation[] = [{ op: 'disconnect', edge }, ...added.operations];
  const insert = added.operations.find((operation) => operation.op === 'insert');
  const out = insert?.op === 'insert' ? jacksOf(insert.node, editor.catalogue).outputs[0] : undefined;
  if (out !== undefined) operations.push({ op: 'connect', edge: edgeOf({ node: added.id, port: out.name }, to) });
  editor.perform(`Add ${added.id}`, operations, { select: [added.id] });
}
