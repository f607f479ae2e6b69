import type { NextConfig } from 'next';

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  // `npm test` checks the types of the whole project; a build on a user's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@electric-sql/pglite-pgvector',
    '@electric-sql/pglite-socket',
    'postgres',
    'quickjs-emscripten',
    'undici',
  ],
  devIndicators: false,
};

// biome-ignore lint/style/noDefaultExport: Next reads the default export.
export default config;
