import type { Jacks as Ports } from '../editor/actions/connection.ts';
import { Jack } from './jack.tsx';

/** Every jack of a card or container; where a side is `named`, each stands beside its label. */
export function Jacks({ node, jacks, named }: { node: string; jacks: Ports; named: { in: boolean; out: boolean } }) {
  return (
    <>
      {jacks.inputs.map((port, index) => (
        <Jack key={port.name} node={node} port={port} side="in" index={index} named={named.in} />
      ))}
      {jacks.outputs.map((port, index) => (
        <Jack key={port.name} node={node} port={port} side="out" index={index} named={named.out} />
      ))}
    </>
  );
}
