import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { toastError } from '../ui/toast.tsx';

/** Reads the workflows of a file of this computer, or says in one sentence why it holds none. */
export function ImportButton({ onGraphs }: { onGraphs: (graphs: Graph[]) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const { readGraphs } = await import('./read-graphs.ts');
    const result = readGraphs(t, await file.text());
    if (result.ok) onGraphs(result.graphs);
    else toastError(t('workflows.fileIsNotAWorkflow', { file: file.name }), result.message);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('workflows.workflowFile')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void read(file);
          event.target.value = '';
        }}
      />
      <Button icon={<FileUp className="size-4" />} onClick={() => input.current?.click()}>
        {t('workflows.importJSON')}
      </Button>
    </>
  );
}
