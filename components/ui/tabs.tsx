import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type TabEntry = { id: string; title: string; count?: number; content: ReactNode };
type Props = { tabs: TabEntry[]; value: string; onChange: (id: string) => void; className?: string; label: string };

/** Panels of one thing under a row of titles; arrow keys move between them. */
export function Tabs({ tabs, value, onChange, className, label }: Props) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => typeof next === 'string' && onChange(next)}
      className={cn('flex min-h-0 flex-1 flex-col', className)}
    >
      <Base.List
        aria-label={label}
        className="relative flex shrink-0 gap-5 overflow-x-auto overflow-y-hidden border-line border-b px-4"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className="-mb-px flex h-9 shrink-0 items-center whitespace-nowrap gap-1.5 border-transparent border-b-2 font-medium text-muted outline-offset-[-3px] transition hover:text-text data-active:border-accent data-active:text-text"
          >
            {tab.title}
            {tab.count !== undefined && tab.count > 0 && (
              <span className="rounded-full bg-hover px-1.5 text-2xs text-muted">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
