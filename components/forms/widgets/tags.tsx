import { X } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { textFrom, valueFrom } from '../value-text.ts';
import type { WidgetProps } from '../widget.ts';

/** A few short values; Enter or a comma adds one. */
export function TagsWidget({ field, id, describedBy, invalid, value, onChange, disabled }: WidgetProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const tags = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const write = (next: Json[]) => onChange(next.length === 0 ? undefined : next);
  const add = () => {
    if (text.trim() === '') return;
    write([...tags, valueFrom(text.trim())]);
    setText('');
  };
  return (
    <div className="field flex flex-wrap items-center gap-1 !py-1" data-invalid={invalid}>
      {tags.map((tag, index) => (
        <span
          key={`${index.toString()}${textFrom(tag)}`}
          className="flex h-[22px] items-center gap-1 rounded-[6px] bg-hover pe-1 ps-2 font-mono text-[12px]"
        >
          {textFrom(tag)}
          <button
            type="button"
            aria-label={t('forms.removeTextFrom', { textFrom: textFrom(tag) })}
            disabled={disabled}
            onClick={() => write(tags.toSpliced(index, 1))}
            className="text-faint hover:text-text"
          >
            <X className="size-3" />
          </button>
        </span>
      ))}
      <input
        id={id}
        aria-describedby={describedBy}
        value={text}
        disabled={disabled}
        placeholder={tags.length === 0 ? (field.hint.placeholder ?? t('forms.add')) : ''}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          }
          if (event.key === 'Backspace' && text === '') write(tags.slice(0, -1));
        }}
        className="h-[22px] min-w-16 flex-1 bg-transparent font-mono text-[12.5px] outline-none"
      />
    </div>
  );
}
