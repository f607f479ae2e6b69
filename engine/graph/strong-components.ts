/**
 * The strongly connected components of a directed graph, each after those it leads to (Tarjan 1972, without recursion,
 * so that a chain of thousands of nodes is no deeper than any other).
 */
export function strongComponents<N>(nodes: Iterable<N>, next: (node: N) => Iterable<N>): N[][] {
  const found: N[][] = [];
  const index = new Map<N, number>();
  const low = new Map<N, number>();
  const onStack = new Set<N>();
  const stack: N[] = [];
  const enter = (node: N) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, rest: next(node)[Symbol.iterator]() };
  };
  const lower = (node: N, to: number | undefined) => low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  for (const root of nodes) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const step = at.rest.next();
      if (!step.done) {
        if (!index.has(step.value)) path.push(enter(step.value));
        else if (onStack.has(step.value)) lower(at.node, index.get(step.value));
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) lower(before.node, low.get(at.node));
      if (low.get(at.node) === index.get(at.node)) found.push(takeDownTo(stack, onStack, at.node));
    }
  }
  return found;
}

function takeDownTo<N>(stack: N[], onStack: Set<N>, last: N): N[] {
  const taken: N[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack.delete(node);
    taken.push(node);
    if (node === last) break;
  }
  return taken;
}
