'use client';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** Shown where no page is. */
export function LostPage() {
  const t = useTranslations();
  return (
    <main className="grid h-dvh place-items-center">
      <Empty
        title={t('shell.nothingIsPluggedInHere')}
        action={
          <Link href="/" className={buttonClass('primary')}>
            {t('shell.goToYourWorkflows')}
          </Link>
        }
      >
        {t('shell.thereIsNoPage')}
      </Empty>
    </main>
  );
}
