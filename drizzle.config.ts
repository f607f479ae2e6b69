import { defineConfig } from 'drizzle-kit';

// drizzle-kit asks for a default export.
// biome-ignore lint/style/noDefaultExport: drizzle-kit loads its configuration as the default export
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/index.ts', out: './db/migrations' });
