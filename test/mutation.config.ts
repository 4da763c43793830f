import { defineConfig } from 'vitest/config';

/**
 * The tests that a changed line of sending, journal, recovery or the server's apply must not survive (stryker.config.json).
 * Worlds that are drawn at random prove no line, and one import of a module serves all tests: a mutant then takes a second or
 * two. Ask for one folder at a time: `npm run mutation -- --mutate 'core/journal/*.ts'`.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['test/sync/**/*.test.ts', 'test/recovery/**/*.test.ts', 'test/server/batches.test.ts'],
    exclude: ['test/sync/hostile*'],
    globalSetup: ['test/support/postgres.ts'],
    pool: 'forks',
    isolate: false,
  },
});
