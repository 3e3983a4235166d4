import { defineConfig } from 'vitest/config'

/** The widget's elements are tested in a real browser instead: `npm run test:widget`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'workshop', include: ['scripts/**/*.test.mjs'], environment: 'node', testTimeout: 30_000 },
      },
      {
        test: { name: 'sdk', include: ['packages/sdk/{src,test}/**/*.test.ts'], environment: 'node' },
      },
      {
        test: {
          name: 'server',
          include: ['packages/server/{src,test,faults}/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'packages/server/test/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          // Each starts a server and a browser: two at a time would only wait for each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
