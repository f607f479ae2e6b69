import { ChevronRight } from 'lucide-react';
import { isAssetRef, type Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { pathDragType } from '../../forms/expression/path-drag.ts';
import { pathText } from '../../forms/expression/path-text.ts';
import { cn } from '../../ui/cn.ts';
import type { Formats } from '../../ui/formats.ts';
import { useFormats } from '../../ui/use-formats.ts';
import type { TreeRow } from './tree-rows.ts';

type Props = {
  id: string;
  row: TreeRow;
  isActive: boolean;
  isReadable: boolean;
  /** True when a long text is shown as a whole. */
  isWhole: boolean;
  onToggle: () => void;
  measure: (element: HTMLElement | null) => void;
  index: number;
  top: number;
};

/** Characters of a text that a closed line shows, and an opened one. */
const [brief, whole] = [200, 20_000];

/** One line of a tree of values, at its place; what has a path can be dragged into a field. */
export function ValueRow({ id, row, isActive, isReadable, isWhole, onToggle, measure, index, top }: Props) {
  const formats = useFormats();
  const t = useWords();
  const { depth, name, path, value, count, isOpen, type, about } = row;
  const isLong = typeof value === 'string' && value.length > 60;
  const expands = (count ?? 0) > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus and answers the keys for its lines.
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the tree points at the line.
    <div
      id={id}
      ref={measure}
      data-index={index}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isActive}
      aria-expanded={expands ? isOpen : undefined}
      draggable={isReadable && path.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.setData(pathDragType, pathText(path));
        event.dataTransfer.setData('text/plain', `{{ ${pathText(path)} }}`);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={onToggle}
      style={{ transform: `translateY(${top}px)`, paddingLeft: depth * 14 }}
      className={cn(
        'absolute inset-x-0 top-0 flex min-h-[22px] cursor-default items-start gap-1 rounded-[5px] pe-1',
        isActive ? 'bg-hover' : 'hover:bg-hover',
      )}
    >
      <ChevronRight
        aria-hidden
        className={cn('mt-[5px] size-3 shrink-0 text-faint transition', isOpen && 'rotate-90', !expands && 'invisible')}
      />
      {name !== undefined && <span className="shrink-0 text-muted">{name}:</span>}
      {count !== null && value !== undefined && (
        <span className="shrink-0 text-faint">{countText(formats, value, count)}</span>
      )}
      {count === null && value !== undefined && (
        <span
          className={cn('min-w-0', colourOf(value), isLong && isWhole ? 'whitespace-pre-wrap break-words' : 'truncate')}
        >
          {leafText(formats, t, value, isLong && isWhole)}
        </span>
      )}
      {!isOpen && count !== null && value !== undefined && !Array.isArray(value) && (
        <span className="truncate text-faint">{namesText(value)}</span>
      )}
      {type !== null && <span className="truncate text-faint italic">{type}</span>}
      {about !== null && (
        <span className="ms-auto truncate ps-3 font-sans text-faint text-xs leading-[22px]">{about}</span>
      )}
    </div>
  );
}

function countText(formats: Formats, value: Json, count: number): string {
  return Array.isArray(value) ? `[${formats.number(count)}]` : `{${count === 0 ? '' : count}}`;
}

function namesText(value: Json): string {
  return typeof value === 'object' && value !== null ? Object.keys(value).slice(0, 5).join(', ') : '';
}

function leafText(formats: Formats, t: Words, value: Json, isWhole: boolean): string {
  if (isAssetRef(value)) return `${value.name ?? value.type} · ${formats.size(value.size)}`;
  if (typeof value !== 'string') return JSON.stringify(value);
  const most = isWhole ? whole : brief;
  if (value.length <= most) return isWhole ? value : JSON.stringify(value);
  const more = value.length - most;
  return t('run.valueAndMoreCharacters', {
    value: isWhole ? value.slice(0, most) : JSON.stringify(value.slice(0, most)),
    more,
  });
}

function colourOf(value: Json): string {
  if (typeof value === 'string') return 'text-ok';
  if (typeof value === 'number') return 'text-waiting';
  if (typeof value === 'boolean') return 'text-list';
  return value === null ? 'text-faint' : 'text-media';
}
