'use client';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

type Props = { error: Error & { digest?: string }; onRetry: () => void };

/** Shown when a page failed: what happened, and the way on. */
export function BrokenPage({ error, onRetry }: Props) {
  return (
    <main className="grid h-dvh place-items-center">
      <Empty
        title="This page stopped working"
        action={
          <>
            <Button tone="primary" onClick={onRetry}>
              Try again
            </Button>
            <Button onClick={() => location.assign('/')}>Go to your workflows</Button>
          </>
        }
      >
        Your saved work is safe.{' '}
        {error.message && <span className="mono mt-2 block break-words text-faint">{error.message}</span>}
      </Empty>
    </main>
  );
}
