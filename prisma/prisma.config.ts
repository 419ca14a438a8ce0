import { defineConfig } from 'prisma/config';

// Read by the Prisma CLI only (`generate` here, `migrate deploy` where someone prefers it).
// The application never reads it: it gets its address from its own configuration.
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
