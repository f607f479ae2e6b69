import { arrow, lead, type Pick, type Spec } from './random-spec.ts';

/** A node with data ports: one value it must have, one it may have, and a list; perhaps a way into `in` as well. */
export function addBlend(
  spec: Spec,
  pick: Pick,
  { id, parent, before }: { id: string; parent: string; before: string[] },
): string[] {
  spec.nodes[id] = parent === '' ? { type: 'blend' } : { type: 'blend', parent };
  const ports = ['image', ...(pick(2) === 0 ? ['mask'] : []), ...Array.from({ length: pick(3) }, () => 'more')];
  const ways = ports.map((port) => {
    const source = before[pick(before.length)] ?? 'start';
    return arrow(spec.nodes[source], source, `${id}.${port}`, pick);
  });
  spec.arrows.push(...new Set(ways));
  if (pick(2) === 0) lead(spec, pick, before, id);
  return [id];
}
