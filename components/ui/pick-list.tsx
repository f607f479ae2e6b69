'use client';
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from 'cmdk';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
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
  /** What fits a search, the best first; those of one group that follow each other stand under its name. */
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
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState('');
  const shown = items(search);
  const chosen = shown.find(({ id }) => id === at) ?? shown[0];
  const early = useEarlyText();
  const look = (text: string) => {
    setSearch(text);
    onSearch?.(text);
  };
  const takeEarly = useEffectEvent(() => {
    const typed = early?.current ?? '';
    if (typed !== '') look(typed);
  });
  // After the dialog around it has seen what had the focus, to give it back.
  useEffect(() => {
    field.current?.focus();
    takeEarly();
  }, []);
  const chosenId = chosen?.id ?? null;
  useEffect(() => {
    onChosen?.(chosenId);
  }, [onChosen, chosenId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const closes = event.key === 'Escape' || event.key === 'Tab';
    if (closes) event.preventDefault();
    if (closes) onClose();
    if (closes || ['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.stopPropagation();
  };
  return (
    <Command
      label={label}
      shouldFilter={false}
      vimBindings={false}
      loop
      value={chosenId ?? ''}
      onValueChange={setAt}
      onKeyDown={onKeyDown}
      className="flex max-h-[inherit] min-h-0 flex-col outline-none"
    >
      <div className="flex h-11 shrink-0 items-center gap-2.5 border-line border-b px-3.5">
        <Search className="size-4 text-faint" aria-hidden />
        <CommandInput
          ref={field}
          aria-label={label}
          value={search}
          placeholder={placeholder}
          onValueChange={(text) => {
            look(text);
            setAt('');
          }}
          className="min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <CommandList label={label} className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {grouped(shown).map(([first, ...others]) => (
          <CommandGroup key={first.id} heading={<span className="caps block px-2 pt-2 pb-1">{first.group}</span>}>
            {[first, ...others].map(({ id, icon, title, note, keys }) => (
              <CommandItem
                key={id}
                value={id}
                onSelect={() => onPick(id)}
                className="flex cursor-pointer items-center gap-2.5 rounded-[7px] px-2 py-1.5 aria-selected:bg-hover"
              >
                {icon}
                <span className="max-w-[75%] shrink-0 truncate">
                  <bdi>{title}</bdi>
                </span>
                <span className="min-w-0 flex-1 truncate text-faint text-sm">{note}</span>
                {keys && <Kbd keys={keys} />}
              </CommandItem>
            ))}
          </CommandGroup>
        ))}
        {shown.length === 0 && (
          <CommandEmpty className="px-3 py-8 text-center text-muted">
            {t('ui.nothingFitsSearch', { search })}
          </CommandEmpty>
        )}
      </CommandList>
    </Command>
  );
}

/** Neighbours of one group together, in the order they came. */
function grouped(items: readonly PickItem[]): [PickItem, ...PickItem[]][] {
  const groups: [PickItem, ...PickItem[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0].group === item.group) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
