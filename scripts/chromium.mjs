import { execFile } from 'node:child_process'
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './run.mjs'

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const PLACES = {
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
}

/**
 * What Playwright's `chromium.launch()` needs here: `CHROME_PATH`, else an installed Chrome or Chromium, else the one out of
 * the registry, which brings the system libraries and fonts that a bare machine lacks.
 *
 * @param {{ lookForInstalled?: boolean }} [options]
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function chromiumLaunchOptions({ lookForInstalled = true } = {}) {
  const installed = process.env.CHROME_PATH || (lookForInstalled ? await findInstalled() : null)
  const { executablePath, env } = installed ? { executablePath: installed, env: {} } : await unpackChromium()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return {
    executablePath,
    args: [...sandbox, '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    env: { ...process.env, ...env },
  }
}

async function findInstalled() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))]
  for (const path of [...candidates, ...(PLACES[process.platform] ?? [])]) if (await isExecutable(path)) return path
  return null
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false // Not there, which is the answer.
  }
}

/** Unpacked once beside its place and then moved there, so that an interrupted or a second run finds it whole or not at all. */
async function unpackChromium() {
  const manifest = await readFile(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const place = join(root, 'node_modules/.cache/picgen-chromium', JSON.parse(manifest).version)
  const executablePath = join(place, 'chromium')
  if (!(await isExecutable(executablePath))) await unpackTo(place)
  const libraries = [join(place, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
  return { executablePath, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(place, 'fonts') } }
}

async function unpackTo(place) {
  const draft = `${place}.new-${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    // It unpacks into the temporary folder, and its libraries only where it takes itself to be on Vercel.
    const script = "await (await import('@sparticuz/chromium')).default.executablePath()"
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: draft, VERCEL: '1' },
    })
    await writeFile(join(draft, 'fonts/fonts.conf'), fontsConfiguration(join(place, 'fonts')))
    await rename(draft, place)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another run was quicker.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  }
}

/** Its own configuration names folders of the machines it was made for. */
function fontsConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`
}
