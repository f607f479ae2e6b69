'use client';
import { Search } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../ui/cn.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { cellText } from './values/cell-text.ts';
import { chooseForm, chosenForms } from './values/chosen-form.ts';
import { findInValue } from './values/find-in-value.ts';
import { textLines } from './values/text-lines.ts';
import type { DataPath } from './values/tree-rows.ts';
import { formsOf, formWords, tableOf, type ValueForm } from './values/value-forms.ts';
import { ValueSearch } from './values/value-search.tsx';
import { ValueTree } from './values/value-tree.tsx';

const Markdown = lazy(() => import('../ui/markdown.tsx').then((module) => ({ default: module.Markdown })));
const ValueLines = lazy(() => import('./values/value-lines.tsx').then((module) => ({ default: module.ValueLines })));
const ValueMedia = lazy(() => import('./values/value-media.tsx').then((module) => ({ default: module.ValueMedia })));
const ValueTable = lazy(() => import('./values/value-table.tsx').then((module) => ({ default: module.ValueTable })));

type Props = {
  value: Json;
  /** How expressions read the value: empty when they read its parts by their names, null when they cannot. */
  path?: DataPath | null;
  label: string;
};

/** A value in the form that suits it, or in the one that was chosen for such values before; can be searched. */
export function ValueView({ value, path = noPath, label }: Props) {
  const t = useWords();
  const forms = useMemo(() => formsOf(value), [value]);
  const chosen = useStore(chosenForms, (kept) => kept[forms.join(' ')]);
  const form = chosen !== undefined && forms.includes(chosen) ? chosen : (forms[0] ?? 'JSON');
  const [words, setWords] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(words ?? '');
  const content = useMemo(() => contentOf(value, form, path ?? noPath), [value, form, path]);
  const found = useMemo(() => matchesIn(content, wanted), [content, wanted]);
  return (
    <div className="flex min-h-32 flex-1 flex-col">
      <div className="flex h-7 shrink-0 items-center gap-1 px-3 pb-1">
        {words === null ? (
          forms.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={form === name}
              onClick={() => chooseForm(forms, name)}
              className={cn(
                'rounded-[6px] px-1.5 text-sm',
                form === name ? 'bg-hover text-text' : 'text-faint hover:text-text',
              )}
            >
              {t(formWords[name])}
            </button>
          ))
        ) : (
          <ValueSearch
            label={label}
            words={words}
            onWords={(next) => {
              setWords(next);
              setAt(0);
            }}
            count={found.length}
            at={at}
            onAt={setAt}
            onClose={() => setWords(null)}
          />
        )}
        <span className="flex-1" />
        {content.kind !== 'media' && content.kind !== 'markdown' && (
          <IconButton
            label={t('run.searchInLabel', { label })}
            aria-pressed={words !== null}
            onClick={() => setWords(words === null ? '' : null)}
            className="!size-6"
          >
            <Search className="size-3.5" />
          </IconButton>
        )}
        <CopyButton
          label={t('run.copyLabel', { label })}
          text={() =>
            (form === 'text' || form === 'markdown') && typeof value === 'string'
              ? value
              : JSON.stringify(value, null, 2)
          }
          className="!size-6"
        />
      </div>
      <Suspense fallback={<div className="flex-1" />}>
        <Shown content={content} label={label} found={found[at]} isReadable={path !== null} />
      </Suspense>
    </div>
  );
}

const noPath: DataPath = [];

type Content =
  | { kind: 'tree'; roots: { path: DataPath; value: Json }[] }
  | { kind: 'table'; rows: NonNullable<ReturnType<typeof tableOf>> }
  | { kind: 'lines'; lines: string[] }
  | { kind: 'markdown'; text: string }
  | { kind: 'media'; form: 'image' | 'audio' | 'video' | 'page'; source: string };

/** A place at which words were found: a path in a tree, or the number of a row or line. */
type Match = DataPath | number;

function contentOf(value: Json, form: ValueForm, path: DataPath): Content {
  const text = typeof value === 'string' ? value : '';
  switch (form) {
    case 'tree':
      return { kind: 'tree', roots: [{ path, value }] };
    case 'table':
      return { kind: 'table', rows: tableOf(value) ?? [] };
    case 'text':
      return { kind: 'lines', lines: textLines(text) };
    case 'markdown':
      return { kind: 'markdown', text };
    case 'JSON':
      return { kind: 'lines', lines: textLines(JSON.stringify(value, null, 2)) };
    default:
      return { kind: 'media', form, source: text };
  }
}

function matchesIn(content: Content, words: string): Match[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const isIn = (text: string) => text.toLowerCase().includes(wanted);
  switch (content.kind) {
    case 'tree':
      return findInValue(content.roots, wanted);
    case 'table':
      return content.rows.flatMap((row, index) =>
        Object.values(row).some((cell) => isIn(cellText(cell))) ? [index] : [],
      );
    case 'lines':
      return content.lines.flatMap((line, index) => (isIn(line) ? [index] : []));
    case 'markdown':
    case 'media':
      return [];
  }
}

type ShownProps = { content: Content; label: string; found: Match | undefined; isReadable: boolean };

function Shown({ content, label, found, isReadable }: ShownProps) {
  const place = typeof found === 'number' ? found : null;
  switch (content.kind) {
    case 'tree':
      return (
        <ValueTree
          roots={content.roots}
          label={label}
          target={Array.isArray(found) ? found : null}
          isReadable={isReadable}
        />
      );
    case 'table':
      return <ValueTable rows={content.rows} label={label} target={place} />;
    case 'lines':
      return <ValueLines lines={content.lines} label={label} target={place} />;
    case 'markdown':
      return (
        <div className="markdown min-h-0 flex-1 overflow-auto px-3.5 pb-3">
          <Markdown text={content.text} />
        </div>
      );
    case 'media':
      return <ValueMedia form={content.form} source={content.source} label={label} />;
  }
}
