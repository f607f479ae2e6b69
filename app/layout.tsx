import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Root } from '#components/shell/root.tsx';
import { themeBootstrap } from '#components/ui/theme.ts';

export const metadata: Metadata = {
  title: { default: 'Patchbay', template: '%s · Patchbay' },
  description: 'A visual builder whose workflows become tools that anything can call.',
  icons: { icon: '/icon.svg' },
  referrer: 'same-origin',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#13161b' },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeBootstrap }} />
      </head>
      <body>
        <Root {...(nonce !== undefined && { nonce })}>{children}</Root>
      </body>
    </html>
  );
}
