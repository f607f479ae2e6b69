'use client';
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../../ui/cn.ts';
import { brief } from './complete.ts';
import { type Preview, previewOf } from './preview.ts';
import { useScope } from './scope.tsx';

const ValueView = lazy(() => import('../../run/value-view.tsx').then((module) => ({ default: module.ValueView })));

type Expressions = typeof import('#engine/expr/index.ts');

/** Under a field: what its expressions give with the values of the last run, or what is wrong with them. */
export function PreviewLine({ value, encode }: { value: Json | undefined; encode?: 'url' | undefined }) {
  const settled = useDeferredValue(value);
  const expressions = useExpressions(settled !== undefined && JSON.stringify(settled).includes('{{'));
  const scope = useScope();
  if (expressions === null || settled === undefined) return null;
  return <Line preview={previewOf(expressions, settled, scope, encode)} />;
}

function Line({ preview }: { preview: Preview }) {
  const t = useWords();
  switch (preview.kind) {
    case 'none':
      return null;
    case 'value':
      return <Result value={preview.value} />;
    case 'error':
      return <p className="px-0.5 text-error text-sm">{preview.message}</p>;
    case 'unknown':
      return <p className="px-0.5 text-faint text-sm">{t('forms.runOnceToSeeTheResult', { preview: preview.name })}</p>;
  }
}

/** The result in a line, which opens to the whole value. */
function Result({ value }: { value: Json }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const line = brief(value, 120);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="group flex w-full min-w-0 items-center gap-1 rounded-[4px] px-0.5 text-start font-mono text-[11.5px] text-ok"
      >
        <span className="truncate">= {line}</span>
        <ChevronRight
          aria-hidden
          className={cn(
            'size-3 shrink-0 text-faint opacity-0 transition group-hover:opacity-100',
            isOpen && 'rotate-90 opacity-100',
          )}
        />
      </button>
      {isOpen && (
        <div className="flex h-44 flex-col overflow-hidden rounded-field border border-line bg-sunken pt-1">
          <Suspense>
            <ValueView value={value} path={null} label={t('forms.result')} />
          </Suspense>
        </div>
      )}
    </>
  );
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
