import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunchOptions } from './scripts/chromium.mjs'

/** Starts the Studios of the SDK's tests: in Node, whoever asks for them. */
const studioHost = 'packages/sdk/test/remote/global-setup.ts'

/** The widget's elements are tested in a real browser instead: `npm run test:widget`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'workshop', include: ['scripts/**/*.test.mjs'], environment: 'node', testTimeout: 30_000 },
      },
      {
        test: {
          name: 'sdk',
          include: ['packages/sdk/{src,test}/**/*.test.ts'],
          environment: 'node',
          globalSetup: studioHost,
        },
      },
      {
        // The same tests in a real browser, but for those that say in their name that they need Node.
        test: {
          name: 'sdk-browser',
          include: ['packages/sdk/src/{client,session}/**/*.test.ts'],
          exclude: ['**/*.node.test.ts'],
          globalSetup: studioHost,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
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
