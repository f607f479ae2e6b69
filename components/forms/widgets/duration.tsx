import { useState } from 'react';
import { durationMs } from '#engine/graph/words.ts';
import { useWords } from '#words/use-words.ts';
import { Input } from '../../ui/input.tsx';
import { useFormats } from '../../ui/use-formats.ts';
import type { WidgetProps } from '../widget.ts';

const common = ['500ms', '5s', '30s', '5m', '1h', '24h', '7d'];

/** A duration such as `5s`, with common ones to pick. */
export function DurationWidget({ id, describedBy, value, onChange, disabled, field }: WidgetProps) {
  const formats = useFormats();
  const t = useWords();
  const outside = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState(outside);
  const unfinished = typed !== '' && !isWhole(typed);
  const text = unfinished ? typed : outside;
  const ms = durationMs(text);
  const change = (next: string) => {
    setTyped(next);
    if (next === '') onChange(undefined);
    else if (isWhole(next)) onChange(next);
  };
  return (
    <div className="flex flex-col gap-1">
      <Input
        id={id}
        list={`${id}-common`}
        aria-describedby={describedBy}
        aria-invalid={unfinished || undefined}
        className="font-mono text-[12.5px]"
        value={text}
        disabled={disabled}
        placeholder={field.hint.placeholder ?? '30s'}
        onChange={(event) => change(event.target.value.trim())}
      />
      <datalist id={`${id}-common`}>
        {common.map((entry) => (
          <option key={entry} value={entry} />
        ))}
      </datalist>
      {unfinished && <p className="text-error text-sm">{t('forms.writeANumberAndAUnit')}</p>}
      {ms !== null && ms >= 60_000 && <p className="text-faint text-sm">{formats.duration(ms)}</p>}
    </div>
  );
}

/** Only a whole duration reaches the document; `5` on the way to `5s` does not. */
function isWhole(text: string): boolean {
  return durationMs(text) !== null || text.includes('{{');
}
