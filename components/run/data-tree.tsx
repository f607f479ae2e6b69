'use client';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { isAssetRef, isObject, type Json } from '#engine/json.ts';
import { cn } from '../ui/cn.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { pathText } from './data-path.ts';

type Props = {
  value: Json;
  path: (string | number)[];
  depth?: number;
  name?: string | number | undefined;
  open?: boolean;
};

const page = 100;
const longText = 400;

/** A value as a tree: types in colour, parts that open, paths and values to copy; never draws more than it must. */
export function DataTree({ value, path, depth = 0, name, open = depth < 2 }: Props) {
  const [isOpen, setOpen] = useState(open);
  const [shown, setShown] = useState(page);
  const entries = entriesOf(value);
  if (entries === null) return <Leaf value={value} path={path} depth={depth} name={name} />;
  const list = Array.isArray(value);
  return (
    <div role="treeitem" aria-expanded={isOpen} aria-selected={false} tabIndex={-1}>
      <Row depth={depth} path={path} value={value}>
        <button
          type="button"
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 items-center gap-1 text-left"
          disabled={entries.length === 0}
        >
          <ChevronRight
            className={cn(
              'size-3 shrink-0 text-faint transition',
              isOpen && 'rotate-90',
              entries.length === 0 && 'opacity-0',
            )}
            aria-hidden
          />
          <Name name={name} />
          <span className="text-faint">
            {list ? `[${entries.length}]` : isOpen && entries.length > 0 ? '{' : `{${entries.length === 0 ? '' : '…'}}`}
          </span>
          {!isOpen && !list && (
            <span className="truncate text-faint">
              {entries
                .slice(0, 4)
                .map(([key]) => key)
                .join(', ')}
            </span>
          )}
        </button>
      </Row>
      {isOpen && (
        // biome-ignore lint/a11y/useSemanticElements: a group of a tree, not of form fields.
        <div role="group">
          {entries.slice(0, shown).map(([key, item]) => (
            <DataTree
              key={key}
              value={item}
              path={[...path, key]}
              depth={depth + 1}
              name={key}
              open={depth < 1 && entries.length < 30}
            />
          ))}
          {entries.length > shown && (
            <button
              type="button"
              onClick={() => setShown(shown + page * 5)}
              style={{ paddingLeft: (depth + 1) * 14 + 16 }}
              className="text-muted hover:text-text"
            >
              {entries.length - shown} more…
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Leaf({
  value,
  path,
  depth,
  name,
}: {
  value: Json;
  path: (string | number)[];
  depth: number;
  name: string | number | undefined;
}) {
  const [whole, setWhole] = useState(false);
  const text = typeof value === 'string' ? value : '';
  const cut = text.length > longText && !whole;
  return (
    <div role="treeitem" aria-selected={false} tabIndex={-1}>
      <Row depth={depth} path={path} value={value}>
        <span className="flex min-w-0 items-baseline gap-1 pl-4">
          <Name name={name} />
          <span className={cn('min-w-0 whitespace-pre-wrap break-words', colourOf(value))}>
            {isAssetRef(value)
              ? `${value.name ?? value.type} · ${sizeText(value.size)}`
              : JSON.stringify(cut ? text.slice(0, longText) : value)}
          </span>
          {cut && (
            <button type="button" onClick={() => setWhole(true)} className="shrink-0 text-muted hover:text-text">
              show {(text.length - longText).toLocaleString('en')} more
            </button>
          )}
        </span>
      </Row>
    </div>
  );
}

function Row({
  depth,
  path,
  value,
  children,
}: {
  depth: number;
  path: (string | number)[];
  value: Json;
  children: React.ReactNode;
}) {
  return (
    <div
      className="group/row relative flex min-h-6 items-start rounded-[5px] pr-14 hover:bg-hover"
      style={{ paddingLeft: depth * 14 }}
    >
      {children}
      <span className="absolute top-0 right-0 flex bg-hover opacity-0 focus-within:opacity-100 group-hover/row:opacity-100">
        {path.length > 0 && (
          <CopyButton
            label={`Copy {{ ${pathText(path)} }}`}
            text={`{{ ${pathText(path)} }}`}
            className="!size-[22px]"
          />
        )}
        <CopyButton
          label="Copy value"
          text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
          className="!size-[22px]"
        />
      </span>
    </div>
  );
}

function Name({ name }: { name: string | number | undefined }) {
  return name === undefined ? null : <span className="shrink-0 text-muted">{name}:</span>;
}

function entriesOf(value: Json): [string | number, Json][] | null {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isObject(value) && !isAssetRef(value) ? Object.entries(value) : null;
}

function colourOf(value: Json): string {
  if (typeof value === 'string') return 'text-ok';
  if (typeof value === 'number') return 'text-waiting';
  if (typeof value === 'boolean') return 'text-list';
  return value === null ? 'text-faint' : 'text-media';
}

function sizeText(bytes: number): string {
  return bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
