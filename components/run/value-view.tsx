'use client';
import { useState } from 'react';
import type { Json } from '#engine/json.ts';
import { cn } from '../ui/cn.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { DataTable, isTable } from './data-table.tsx';
import { DataTree } from './data-tree.tsx';

type Props = { value: Json; path?: (string | number)[]; label: string };
type Mode = 'tree' | 'table' | 'json';

/** A value as a tree, a table or JSON. */
export function ValueView({ value, path = [], label }: Props) {
  const [mode, setMode] = useState<Mode>('tree');
  const table = tableOf(value);
  const shown = mode === 'table' && table === null ? 'tree' : mode;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-1 px-3 pb-1">
        {(['tree', 'table', 'json'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={shown === name}
            disabled={name === 'table' && table === null}
            onClick={() => setMode(name)}
            className={cn(
              'rounded-[6px] px-1.5 text-sm disabled:hidden',
              shown === name ? 'bg-hover text-text' : 'text-faint hover:text-text',
            )}
          >
            {name === 'json' ? 'JSON' : name}
          </button>
        ))}
        <span className="flex-1" />
        <CopyButton label={`Copy ${label}`} text={() => JSON.stringify(value, null, 2)} className="!size-6" />
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-3 pb-3 font-mono text-[12px] leading-[22px]">
        {shown === 'tree' && (
          <div role="tree" aria-label={label}>
            <DataTree value={value} path={path} />
          </div>
        )}
        {shown === 'table' && table !== null && <DataTable rows={table} />}
        {shown === 'json' && (
          <pre className="whitespace-pre-wrap break-words">{clip(JSON.stringify(value, null, 2))}</pre>
        )}
      </div>
    </div>
  );
}

/** The list of objects to show as a table: the value, or the only list in it. */
function tableOf(value: Json) {
  if (isTable(value)) return value;
  const inside =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value).filter(isTable) : [];
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

function clip(text: string): string {
  return text.length > 200_000
    ? `${text.slice(0, 200_000)}\n… ${(text.length - 200_000).toLocaleString('en')} more characters`
    : text;
}
