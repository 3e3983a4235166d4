import type { StorybookConfig } from '@storybook/web-components-vite'

/** Every story of every element, on a stand-in for the server. It asks nobody on the network, and tells nobody anything. */
const config: StorybookConfig = {
  stories: ['../src/**/*.stories.ts', '../test/stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, enableCrashReports: false, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    // Lit's decorators are TypeScript's own.
    oxc: {
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: { ...vite.build, chunkSizeWarningLimit: 2_000, sourcemap: false },
  }),
}

export default config
