/** What Playwright's `chromium.launch()` needs on this machine. */
export function chromiumLaunchOptions(options?: {
  lookForInstalled?: boolean
}): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }>
