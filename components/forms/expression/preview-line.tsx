'use client';
import { useDeferredValue, useEffect, useState } from 'react';
import { brief } from './complete.ts';
import { type Preview, previewOf } from './preview.ts';
import { useScope } from './scope.tsx';

type Expressions = typeof import('#engine/expr/index.ts');

/** Under a field: what its expressions give with the values of the last run, or what is wrong with them. */
export function PreviewLine({ text, encode }: { text: string; encode?: 'url' | undefined }) {
  const expressions = useExpressions(text.includes('{{'));
  const scope = useScope();
  const settled = useDeferredValue(text);
  if (expressions === null) return null;
  return <Line preview={previewOf(expressions, settled, scope, encode)} />;
}

function Line({ preview }: { preview: Preview }) {
  switch (preview.kind) {
    case 'none':
      return null;
    case 'value':
      return (
        <p className="truncate px-0.5 font-mono text-[11.5px] text-ok" title={brief(preview.value, 600)}>
          = {brief(preview.value, 120)}
        </p>
      );
    case 'error':
      return <p className="px-0.5 text-error text-sm">{preview.message}</p>;
    case 'unknown':
      return <p className="px-0.5 text-faint text-sm">Run once to see the result: {preview.name} has no value yet.</p>;
  }
}

/** The expression engine, fetched when the first expression is on the screen. */
function useExpressions(wanted: boolean): Expressions | null {
  const [loaded, setLoaded] = useState<Expressions | null>(null);
  useEffect(() => {
    if (!wanted || loaded !== null) return;
    let live = true;
    void import('#engine/expr/index.ts').then((module) => live && setLoaded(module));
    return () => {
      live = false;
    };
  }, [wanted, loaded]);
  return loaded;
}
