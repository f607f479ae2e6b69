import { useEditor } from '../editor/store/context.tsx';

/** The mark of a node before which runs of the draft stop. */
export function BreakpointMark({ node }: { node: string }) {
  const isSet = useEditor((editor) => editor.breakpoints.includes(node));
  if (!isSet) return null;
  return (
    <span className="breakpoint-mark" title="Runs of the draft stop before this node (F9)">
      <span className="sr-only">Runs of the draft stop here</span>
    </span>
  );
}
