'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { cn } from '../../ui/cn.ts';

type Props = { lines: readonly string[]; label: string; target?: number | null };

/** A text line by line; only lines in sight are drawn, so that one of many megabytes scrolls like a short one. */
export function ValueLines({ lines, label, target = null }: Props) {
  // The virtualizer is one object that changes; what is memoized on it would stand still.
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  useEffect(() => {
    if (target !== null) virtual.scrollToIndex(target, { align: 'center' });
  }, [target, virtual]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named part of the viewer, not of a form.
    <div
      ref={scroller}
      role="group"
      dir="ltr"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-3 pb-2 font-mono text-[12px] leading-[20px] outline-offset-[-2px]"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={cn(
              'absolute inset-x-0 min-h-[20px] whitespace-pre-wrap break-words rounded-[4px]',
              item.index === target && 'bg-hover',
            )}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {lines[item.index]}
          </div>
        ))}
      </div>
    </div>
  );
}
