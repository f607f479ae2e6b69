import type { NextConfig } from 'next';

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@electric-sql/pglite-pgvector',
    '@electric-sql/pglite-socket',
    'pg-boss',
    'postgres',
    'quickjs-emscripten',
    'undici',
  ],
  devIndicators: false,
};

// biome-ignore lint/style/noDefaultExport: Next reads the default export.
export default config;
