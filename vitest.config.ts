import { defineConfig } from 'vitest/config';

/** Two groups: everything that needs no window of the built program, and the journeys in the real window. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // `npm run coverage`: what decides about a case on its way, branch by branch.
    coverage: {
      provider: 'v8',
      include: [
        'shared/domain/{afterRequest,attentionOf,backoff,batch*,believedWatermark,clockSkew,drainProgress,heldRange,judgeReply,mayResend,nextBatch,reconcileDue,refusalOf,resendDue,sending*}.ts',
        'core/sync/**',
        'core/journal/**',
        'core/recovery/**',
        'core/files/**',
        'server/storage/applyBatch.ts',
        'server/storage/ledger/**',
        'server/arrivedSeqs.ts',
      ],
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'artifacts/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/e2e/**', 'test/renderer/**', 'test/runtime/**', 'test/form/**'],
          globalSetup: ['test/support/postgres.ts'],
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          name: 'windows',
          include: [
            'test/e2e/**/*.test.ts',
            'test/package/**/*.test.ts',
            'test/renderer/**/*.test.ts',
            'test/runtime/**/*.test.ts',
            'test/form/**/*.test.ts',
          ],
          globalSetup: ['test/support/buildOnce.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 120_000,
          retry: 0,
        },
      },
    ],
  },
});
