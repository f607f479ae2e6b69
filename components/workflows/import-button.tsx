import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { Button } from '../ui/button.tsx';
import { toastError } from '../ui/toast.tsx';

/** Reads a workflow from a file of this computer, or says in one sentence why it is none. */
export function ImportButton({ onGraph }: { onGraph: (graph: Graph) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const { readGraph } = await import('./read-graph.ts');
    const result = readGraph(await file.text());
    if (result.ok) onGraph(result.graph);
    else toastError(`${file.name} is not a workflow`, result.message);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="Workflow file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void read(file);
          event.target.value = '';
        }}
      />
      <Button icon={<FileUp className="size-4" />} onClick={() => input.current?.click()}>
        Import JSON
      </Button>
    </>
  );
}
