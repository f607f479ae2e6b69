import type { Editor } from '../../editor/store/editor-store.ts';
import { foldsOf } from './folds-of.ts';

/** Opens the collapsed frames around a node or a mark here, without changing the document, so that it can be seen. */
export function openAround(read: () => Editor, id: string): void {
  for (let depth = 0; depth < 16; depth += 1) {
    const { document, catalogue, collapsed, update } = read();
    const home = rootHome(read(), id) ?? foldsOf(document.graph, catalogue, collapsed).homes.get(id);
    if (home === undefined) return;
    const isLocal = collapsed.includes(home.key);
    update({ collapsed: isLocal ? collapsed.filter((key) => key !== home.key) : [...collapsed, home.key] });
  }
}

/** What lies in a container is hidden with the outermost one around it. */
function rootHome({ document, catalogue, collapsed }: Editor, id: string) {
  const { homes } = foldsOf(document.graph, catalogue, collapsed);
  const byId = new Map(document.graph.nodes.map((node) => [node.id, node]));
  for (let node = byId.get(id), left = 16; node !== undefined && left > 0; left -= 1) {
    const home = homes.get(node.id);
    if (home !== undefined) return home;
    node = node.parent === undefined ? undefined : byId.get(node.parent);
  }
  return undefined;
}
