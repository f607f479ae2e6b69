import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Root } from '#components/shell/root.tsx';
import { WordsProvider } from '#components/shell/words-provider.tsx';
import { themeBootstrap } from '#components/ui/theme.ts';
import { isDesign } from '#words/is-design.ts';
import { loadAreas } from '#words/load-words.ts';
import { directionOf, offeredLocales } from '#words/locales.ts';
import { requestLocale, requestWords } from '#words/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await requestWords();
  return {
    title: { default: 'Patchbay', template: '%s · Patchbay' },
    description: t('shell.aboutPatchbay'),
    icons: { icon: '/icon.svg' },
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#13161b' },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const locale = await requestLocale();
  const words = await loadAreas(locale);
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeBootstrap }} />
      </head>
      <body>
        <WordsProvider locale={locale} offered={offeredLocales(isDesign())} words={words}>
          <Root {...(nonce !== undefined && { nonce })}>{children}</Root>
        </WordsProvider>
      </body>
    </html>
  );
}
