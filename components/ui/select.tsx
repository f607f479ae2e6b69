import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '#words/use-words.ts';
import { cn } from './cn.ts';

export type Choice = { value: string; label: string; note?: string; mark?: ReactNode };
type Props = {
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
  label?: string;
  id?: string;
  placeholder?: string;
  className?: string;
  disabled?: boolean;
};

/** A choice of one from a short list. */
export function Select({ value, choices, onChange, label, id, placeholder, className, disabled }: Props) {
  const t = useWords();
  const current = choices.find((choice) => choice.value === value);
  return (
    <Base.Root value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={disabled ?? false}>
      <Base.Trigger
        id={id}
        aria-label={label}
        className={cn('field flex h-8 items-center justify-between gap-2 text-start disabled:opacity-60', className)}
      >
        <span className={cn('flex min-w-0 items-center gap-2 truncate', !current && 'text-faint')}>
          {current?.mark}
          <span className="truncate">{current?.label ?? (value === '' ? (placeholder ?? t('ui.choose')) : value)}</span>
        </span>
        <ChevronDown className="size-3.5 shrink-0 text-faint" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="rise max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-[10px] border border-line bg-raised p-1 shadow-float outline-none">
            {choices.map((choice) => (
              <Base.Item
                key={choice.value}
                value={choice.value}
                className="flex cursor-default items-center gap-2 rounded-[6px] py-1.5 pe-2 ps-2 outline-none data-highlighted:bg-hover"
              >
                {choice.mark}
                <Base.ItemText className="flex-1">
                  {choice.label}
                  {choice.note && <span className="block text-sm text-faint">{choice.note}</span>}
                </Base.ItemText>
                <Base.ItemIndicator>
                  <Check className="size-3.5 text-accent" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
