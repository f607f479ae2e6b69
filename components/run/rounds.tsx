import { useEditor } from '../editor/store/context.tsx';
import { RoundPicker } from './round-picker.tsx';
import { repeatersOf } from './shown-node.ts';

/** The turns and passes a node stands in, to be picked: the outer ones first; its name where it stands in none. */
export function Rounds({ node }: { node: string }) {
  const run = useEditor((editor) => editor.run);
  const catalogue = useEditor((editor) => editor.catalogue);
  const owners = run === null ? [] : repeatersOf(run, catalogue, node);
  if (owners.length === 0) return node;
  return (
    <span className="flex items-center justify-end gap-1.5">
      {owners.map((owner) => (
        <RoundPicker key={owner} owner={owner} node={node} named />
      ))}
    </span>
  );
}
