import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Every test file is a page of its own in a real Chromium. */
export default {
  files: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  nodeResolve: { exportConditions: ['production'], browser: true },
  concurrency: 2,
  plugins: [
    // Without this target, Lit's decorators would reach the browser as they are written.
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${here}tsconfig.json` }),
  ],
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: await chromiumLaunchOptions() })],
  testFramework: { config: { timeout: 10_000 } },
}
