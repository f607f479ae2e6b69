import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { cn } from './cn.ts';
import { menuClass, menuItemClass } from './menu.tsx';
import type { Choice } from './select.tsx';

type Props = {
  label: string;
  /** What stands there while nothing is chosen. */
  none: string;
  /** What always stands there instead of what is chosen. */
  text?: string;
  values: readonly string[];
  choices: readonly Choice[];
  onChange: (values: string[]) => void;
  className?: string;
};

/** A choice of several from a short list; it stays open while one chooses. */
export function MultiSelect({ label, none, text, values, choices, onChange, className }: Props) {
  const shown = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
  const chosen = shown.length === 0 ? none : shown.join(', ');
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={`${label}: ${chosen}`}
        className={cn('field flex h-8 items-center justify-between gap-2 text-start', className)}
      >
        <span className="truncate">{text ?? chosen}</span>
        <ChevronDown className="size-3.5 shrink-0 text-faint" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="start" sideOffset={4} className="z-50">
          <Base.Popup className={menuClass}>
            {choices.map(({ value, label: title, mark }) => (
              <Base.CheckboxItem
                key={value}
                checked={values.includes(value)}
                closeOnClick={false}
                onCheckedChange={(isOn) =>
                  onChange(
                    choices.map((one) => one.value).filter((one) => (one === value ? isOn : values.includes(one))),
                  )
                }
                className={menuItemClass(false)}
              >
                {mark}
                <span className="flex-1">{title}</span>
                <span className="size-3.5">
                  <Base.CheckboxItemIndicator>
                    <Check className="size-3.5 text-accent" aria-hidden />
                  </Base.CheckboxItemIndicator>
                </span>
              </Base.CheckboxItem>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
