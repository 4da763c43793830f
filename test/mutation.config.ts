import { defineConfig } from 'vitest/config';

/** The tests that a changed line of sending, journal, recovery or the server's apply must not survive (stryker.config.json). */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    include: ['test/sync/**/*.test.ts', 'test/recovery/**/*.test.ts', 'test/server/batches.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    pool: 'forks',
  },
});
