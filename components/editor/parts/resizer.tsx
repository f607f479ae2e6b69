'use client';
import { useDirection } from '@base-ui/react/direction-provider';
import type { PointerEvent } from 'react';

type Props = { label: string; axis: 'x' | 'y'; size: number; min: number; max: number; onSize: (size: number) => void };

/** The edge of a panel, to drag; arrow keys move it too. Sizes grow towards the start of the axis. */
export function Resizer({ label, axis, size, min, max, onSize }: Props) {
  // A panel at the end of a line grows to the left, and to the right where lines begin there.
  const isRtl = useDirection() === 'rtl';
  const clamp = (wanted: number) => Math.max(min, Math.min(max, wanted));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const start = axis === 'x' ? event.clientX : event.clientY;
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const move = (next: globalThis.PointerEvent) =>
      onSize(
        clamp(size + (axis === 'x' ? (isRtl ? next.clientX - start : start - next.clientX) : start - next.clientY)),
      );
    const done = () => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', done);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', done);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for a window splitter; hr cannot hold focus.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => {
        const grows = axis === 'y' ? 'ArrowUp' : isRtl ? 'ArrowRight' : 'ArrowLeft';
        const shrinks = axis === 'y' ? 'ArrowDown' : isRtl ? 'ArrowLeft' : 'ArrowRight';
        if (event.key !== grows && event.key !== shrinks) return;
        event.preventDefault();
        event.stopPropagation();
        onSize(clamp(size + (event.key === grows ? 24 : -24)));
      }}
      className={
        axis === 'x'
          ? 'absolute inset-y-0 -start-[3px] z-20 w-[6px] cursor-col-resize transition hover:bg-[color-mix(in_srgb,var(--accent)_45%,transparent)]'
          : 'absolute inset-x-0 -top-[3px] z-20 h-[6px] cursor-row-resize transition hover:bg-[color-mix(in_srgb,var(--accent)_45%,transparent)]'
      }
    />
  );
}
