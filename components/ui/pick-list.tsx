'use client';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { useEarlyText } from './early-typing.tsx';
import { Kbd } from './kbd.tsx';

export type PickItem = {
  id: string;
  title: string;
  group: string;
  icon?: ReactNode;
  note?: string;
  keys?: string | undefined;
};
type Props = {
  items: (search: string) => PickItem[];
  /** Told what is searched, for items that have to be fetched. */
  onSearch?: (search: string) => void;
  placeholder: string;
  label: string;
  onPick: (id: string) => void;
  /** Told which item Enter would take, to show more of it elsewhere. */
  onChosen?: (id: string | null) => void;
  onClose: () => void;
};

/** A search field over a list: type, go with the arrows, take with Enter. */
export function PickList({ items, onSearch, placeholder, label, onPick, onChosen, onClose }: Props) {
  const t = useTranslations();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const shown = items(search);
  const chosen = shown[Math.min(at, shown.length - 1)];
  const early = useEarlyText();
  const takeEarly = useEffectEvent(() => {
    const typed = early?.current ?? '';
    if (typed === '') return;
    setSearch(typed);
    onSearch?.(typed);
  });
  // After the dialog around it has seen what had the focus, to give it back.
  useEffect(() => {
    field.current?.focus();
    takeEarly();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row scrolls into view.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const chosenId = chosen?.id ?? null;
  useEffect(() => {
    onChosen?.(chosenId);
  }, [onChosen, chosenId]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, shown.length));
    else if (event.key === 'ArrowUp') setAt((at - 1 + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter' && chosen) onPick(chosen.id);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex max-h-[inherit] min-h-0 flex-col">
      <label className="flex h-11 shrink-0 items-center gap-2.5 border-line border-b px-3.5">
        <Search className="size-4 text-faint" aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-label={label}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          value={search}
          placeholder={placeholder}
          onChange={(event) => {
            setSearch(event.target.value);
            onSearch?.(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent outline-none"
        />
      </label>
      <div ref={list} id={id} role="listbox" aria-label={label} className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {shown.map((item, index) => (
          <div key={item.id}>
            {(index === 0 || shown[index - 1]?.group !== item.group) && (
              <div className="caps px-2 pt-2 pb-1">{item.group}</div>
            )}
            <div
              id={`${id}-${item.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={item === chosen}
              onMouseMove={() => setAt(index)}
              onClick={() => onPick(item.id)}
              onKeyDown={onKeyDown}
              className={cn(
                'flex cursor-pointer items-center gap-2.5 rounded-[7px] px-2 py-1.5',
                item === chosen && 'bg-hover',
              )}
            >
              {item.icon}
              <span className="shrink-0">{item.title}</span>
              <span className="min-w-0 flex-1 truncate text-faint text-sm">{item.note}</span>
              {item.keys && <Kbd keys={item.keys} />}
            </div>
          </div>
        ))}
        {shown.length === 0 && (
          <p className="px-3 py-8 text-center text-muted">{t('ui.nothingFitsSearch', { search })}</p>
        )}
      </div>
    </div>
  );
}
