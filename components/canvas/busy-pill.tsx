import { LoaderCircle } from 'lucide-react';
import { useEditor } from '../editor/store/context.tsx';

/** Says what the canvas is busy with while it takes its time. */
export function BusyPill() {
  const busy = useEditor((editor) => editor.busy);
  if (busy === null) return null;
  return (
    <p
      role="status"
      className="rise absolute top-3 left-1/2 z-20 flex -translate-x-1/2 items-center gap-2 rounded-full border border-line bg-raised px-3 py-1 text-muted text-sm shadow-float"
    >
      <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />
      {busy}
    </p>
  );
}
