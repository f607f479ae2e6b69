import { cn } from './cn.ts';

/** A quiet block where content is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('breathe rounded-field bg-hover', className)} />;
}
