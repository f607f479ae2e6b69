import Link from 'next/link';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** Shown where no page is. */
export function LostPage() {
  return (
    <main className="grid h-dvh place-items-center">
      <Empty
        title="Nothing is plugged in here"
        action={
          <Link href="/" className={buttonClass('primary')}>
            Go to your workflows
          </Link>
        }
      >
        There is no page at this address. It may have been renamed or deleted.
      </Empty>
    </main>
  );
}
