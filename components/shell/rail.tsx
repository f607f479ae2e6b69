'use client';
import { useQuery } from '@tanstack/react-query';
import { Languages, LogOut } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale } from 'use-intl';
import { localeNames } from '#words/locales.ts';
import { useWords } from '#words/use-words.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { signOut } from '../api/sign-in.ts';
import { cn } from '../ui/cn.ts';
import { Logo } from '../ui/logo.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { ThemeMenu } from '../ui/theme-menu.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { GoAnywhere } from './anywhere/go-anywhere.tsx';
import { places } from './places.ts';
import { useHere } from './session.tsx';
import { setLocale } from './set-locale.ts';
import { useOfferedLocales } from './words-provider.tsx';

/** The slim navigation: places above, you below. */
export function Rail() {
  const t = useWords();
  const api = useApi();
  const { organization } = useHere();
  const pathname = usePathname();
  const waits = useQuery(api.waits.list.queryOptions(undefined, { refetchInterval: 20_000 }));
  const promotions = useQuery(api.workflows.promotions.queryOptions(undefined, { refetchInterval: 20_000 }));
  const toApprove = promotions.data?.filter(({ mayApprove }) => mayApprove).length ?? 0;
  const letters = useQuery(api.deadLetters.list.queryOptions(undefined, { refetchInterval: 60_000 }));
  const open = new Map([
    ['approvals', (waits.data?.length ?? 0) + toApprove],
    ['dead-letters', letters.data?.length ?? 0],
  ]);
  return (
    <nav
      aria-label={t('shell.main')}
      className="flex w-[52px] shrink-0 flex-col items-center gap-1 border-line border-e bg-panel py-2.5 max-sm:h-[52px] max-sm:w-full max-sm:flex-row max-sm:justify-around max-sm:border-t max-sm:border-e-0 max-sm:px-2 max-sm:py-0"
    >
      <Link href={`/${organization.slug}/workflows`} aria-label="Patchbay" className="mb-2.5 max-sm:hidden">
        <Logo size={26} />
      </Link>
      {places.map(({ path, title, icon: Icon }) => {
        const count = open.get(path) ?? 0;
        const active = pathname.startsWith(`/${organization.slug}/${path}`);
        return (
          <Tooltip key={path} text={t(title)} side="inline-end">
            <Link
              href={`/${organization.slug}/${path}`}
              aria-label={count > 0 ? t('shell.titleCountOpen', { title: t(title), count }) : t(title)}
              aria-current={active ? 'page' : undefined}
              className={cn(
                'relative grid size-9 place-items-center rounded-field transition',
                active ? 'bg-hover text-text' : 'text-muted hover:bg-hover hover:text-text',
              )}
            >
              <Icon className="size-[18px]" strokeWidth={1.75} />
              {active && (
                <span
                  aria-hidden
                  className="absolute top-2 -start-2 h-5 w-[3px] rounded-full bg-accent max-sm:hidden"
                />
              )}
              {count > 0 && (
                <span
                  aria-hidden
                  className="absolute top-0.5 end-0.5 min-w-4 rounded-full bg-accent px-1 text-center font-semibold text-[10px] text-on-accent leading-4"
                >
                  {count}
                </span>
              )}
            </Link>
          </Tooltip>
        );
      })}
      <span className="flex-1 max-sm:hidden" />
      <GoAnywhere />
      <ThemeMenu />
      <You />
    </nav>
  );
}

function You() {
  const t = useWords();
  const { session, organization } = useHere();
  const client = useApiClient();
  const router = useRouter();
  const initials = session.user.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const current = useLocale();
  const languages = useOfferedLocales().filter((locale) => locale !== current);
  const others = session.organizations.filter((candidate) => candidate.id !== organization.id);
  const go = (id: string, slug: string) =>
    void client.session.switch.mutate({ organizationId: id }).then(() => location.assign(`/${slug}/workflows`));
  const entries: MenuEntry[] = [
    { title: session.user.name, note: session.user.email, disabled: true, run: () => {} },
    'line',
    ...others.map(
      (other): MenuEntry => ({
        title: t('shell.switchToOther', { other: other.name }),
        run: () => go(other.id, other.slug),
      }),
    ),
    ...(others.length > 0 ? (['line'] as const) : []),
    ...languages.map(
      (locale): MenuEntry => ({
        title: localeNames[locale],
        icon: <Languages />,
        run: () => setLocale(locale),
      }),
    ),
    'line',
    { title: t('shell.signOut'), icon: <LogOut />, run: () => void signOut(t).then(() => router.push('/sign-in')) },
  ];
  return (
    <Menu
      side="inline-end"
      align="end"
      label={t('shell.yourAccount')}
      entries={entries}
      trigger={
        <button
          type="button"
          className="grid size-8 place-items-center rounded-full border border-line bg-raised font-semibold text-[11px] text-muted hover:border-strong hover:text-text"
        >
          {initials || '·'}
        </button>
      }
    />
  );
}
