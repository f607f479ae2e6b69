import type { EditorStore } from '../editor/store/editor-store.ts';
import { type Guide, guidesOf } from './kernels/guides.ts';
import type { Box } from './kernels/snap.ts';
import type { BoardNode } from './use-drawn.ts';

/** Shows on which lines one dragged card stands level with others of its level; nothing for several at once. */
export function showLevel(
  store: EditorStore,
  dragged: BoardNode,
  all: readonly BoardNode[],
  nodes: readonly BoardNode[],
): void {
  const beside =
    all.length !== 1 || (dragged.type !== 'card' && dragged.type !== 'bay')
      ? []
      : nodes.filter(
          (node) =>
            node.id !== dragged.id &&
            !node.hidden &&
            (node.type === 'card' || node.type === 'bay') &&
            node.parentId === dragged.parentId,
        );
  const guides =
    beside.length === 0 || dragged.parentId !== undefined ? [] : guidesOf(boxOf(dragged), beside.map(boxOf));
  const before = store.getState().guides;
  if (!same(before, guides)) store.getState().update({ guides });
}

function boxOf({ position, measured, width, height }: BoardNode): Box {
  return { ...position, width: measured?.width ?? width ?? 240, height: measured?.height ?? height ?? 96 };
}

function same(a: readonly Guide[], b: readonly Guide[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.axis === other.axis &&
        one.at === other.at &&
        one.from === other.from &&
        one.to === other.to
      );
    })
  );
}
