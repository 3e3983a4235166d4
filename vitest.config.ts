import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunchOptions } from './scripts/chromium.mjs'

/** Starts the Studios of the SDK's tests: in Node, whoever asks for them. */
const studioHost = 'packages/sdk/test/remote/global-setup.ts'

/**
 * Tests wait for events, not for time, so these say when something hangs, however busy the machine is: none is ever reached by
 * a test that passes.
 */
const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } }

/** The widget's elements are tested in a real browser instead: `npm run test:widget`. */
export default defineConfig({
  test: {
    // Every core: most tests wait for a database or a port for a part of their time.
    maxWorkers: '100%',
    projects: [
      {
        test: { ...PATIENT, name: 'workshop', include: ['scripts/**/*.test.mjs'], environment: 'node' },
      },
      {
        test: {
          ...PATIENT,
          name: 'sdk',
          include: ['packages/sdk/{src,test}/**/*.test.ts'],
          environment: 'node',
          globalSetup: studioHost,
        },
      },
      {
        // The same tests in a real browser, but for those that say in their name that they need Node.
        test: {
          ...PATIENT,
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
          ...PATIENT,
          name: 'server',
          include: ['packages/server/{src,test}/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'packages/server/test/global-setup.ts',
        },
      },
      {
        test: {
          ...PATIENT,
          name: 'faults',
          include: ['packages/server/faults/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          // A run waits for dead workers' images to be taken up again. Its own deadlines say what hangs, long before this.
          testTimeout: 600_000,
        },
      },
      {
        test: {
          ...PATIENT,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          // Each starts a server and a browser: two at a time would only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
