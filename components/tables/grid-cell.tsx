import { useState } from 'react';
import type { Json } from '#engine/json.ts';
import type { DataColumn } from '#server/trpc/views.ts';
import { CalendarButton } from '../ui/calendar-button.tsx';
import { cn } from '../ui/cn.ts';
import { cellText } from './cell-text.ts';

type Props = {
  column: DataColumn;
  index: number;
  place: string;
  value: Json | undefined;
  active: boolean;
  /** What the field begins with while the cell is edited; null while it is not. */
  editing: string | null;
  onFocus: () => void;
  onEdit: () => void;
  onCommit: (text: string, then: 'stay' | 'down' | 'right') => void;
  onCancel: () => void;
};

/** One cell: its text, or the field in which it is edited. */
export function GridCell({ column, index, place, value, active, editing, onFocus, onEdit, onCommit, onCancel }: Props) {
  const text = cellText(value);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it answers the keys.
    <div
      role="gridcell"
      aria-colindex={index + 2}
      data-place={place}
      tabIndex={active && editing === null ? 0 : -1}
      onClick={onFocus}
      onDoubleClick={onEdit}
      className={cn(
        'relative h-full min-w-0 border-line border-e outline-none',
        active && editing === null && 'z-10 shadow-[inset_0_0_0_2px_var(--accent)]',
      )}
    >
      {editing === null ? (
        <span
          className={cn(
            'block truncate px-3 leading-[34px]',
            column.type !== 'text' && 'mono',
            column.type === 'number' && 'text-end',
            column.type === 'json' && 'text-muted',
          )}
        >
          {text}
        </span>
      ) : (
        <CellField column={column} first={editing} onCommit={onCommit} onCancel={onCancel} />
      )}
    </div>
  );
}

type FieldProps = Pick<Props, 'column' | 'onCommit' | 'onCancel'> & { first: string };

function CellField({ column, first, onCommit, onCancel }: FieldProps) {
  const [text, setText] = useState(first);
  return (
    <>
      <input
        aria-label={column.name}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this cell.
        autoFocus
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={({ relatedTarget }) => relatedTarget?.closest('[data-cell-calendar]') ?? onCommit(text, 'stay')}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onCancel();
          if (event.key !== 'Enter' && event.key !== 'Tab') return;
          event.preventDefault();
          onCommit(text, event.key === 'Enter' ? 'down' : 'right');
        }}
        className="absolute inset-0 z-20 w-full bg-raised px-3 shadow-[inset_0_0_0_2px_var(--accent)] outline-none"
      />
      {column.type === 'date' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the calendar are none of the grid.
        <span
          data-cell-calendar
          className="absolute end-0.5 top-0.5 z-20"
          onKeyDown={(event) => event.stopPropagation()}
        >
          <CalendarButton value={/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? ''} onPick={(day) => onCommit(day, 'stay')} />
        </span>
      )}
    </>
  );
}
