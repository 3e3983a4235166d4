import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { startStudio } from './studio-process.ts'

/** What each example of the SDK's documentation prints. One that is missing here, or there, fails. */
const PRINTED: Record<string, RegExp> = {
  'README.md: Create, send and wait': /^img2img completed http:\S+\n$/,
  'README.md: Watch progress': /completed/,
  'README.md: Follow a conversation': /image completed\n$/,
  'README.md: Continue with an earlier picture': /^true\ntrue\n$/,
  'README.md: Upload a picture': /^640 img2img\n$/,
  'README.md: Read the history': /^\d+ (true|false)$/m,
  'README.md: Cancel': /^(cancelled|not_cancellable)\n$/,
  'README.md: Errors': /^There is no such conversation\n$/,
  'README.md: Tokens for a site’s users': /^anemone\n$/,
  'README.md: Prove a backend': /^passed .+\n(.+\n)*0\n$/,
  'README.md: A session: the conversation without an interface': /completed img2img\n$/,
  'README.md: In React': /^$/,
  'README.md: The contract': /^\/api\/image-conversations\/\S+\/messages must not be empty\n$/,
  'llms.txt: Draw, then change': /^completed http:\S+\n$/,
  'llms.txt: Progress, earlier pictures, uploads, history, cancelling': /completed/,
  'llms.txt: An interface of one’s own': /^ready 2 0 null text2img\n$/,
  'llms.txt: Tokens, in the site’s backend': /^\d+\n$/,
}

interface Example {
  name: string
  file: string
  code: string
}

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)
const directory = await mkdtemp(join(tmpdir(), 'picgen-documentation-'))
const studio = await startStudio()
afterAll(async () => {
  await studio.stop()
  await rm(directory, { recursive: true, force: true })
})

const examples = [...(await examplesOf('README.md')), ...(await examplesOf('llms.txt'))]
await prepare()

/** The blocks of TypeScript of a document, by the headline that they stand under. */
async function examplesOf(document: string): Promise<Example[]> {
  const text = await readFile(join(root, 'packages/sdk', document), 'utf8')
  return text.split(/^## /m).flatMap((section) => {
    const title = section.slice(0, section.indexOf('\n')).replaceAll("'", '’')
    return [...section.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(([, kind, code = ''], index) => ({
      name: `${document}: ${title}${index > 0 ? ` ${index + 1}` : ''}`,
      file: `${document.replace('.', '-')}-${title.replace(/\W+/g, '-')}-${index}.${kind}`.toLowerCase(),
      code: code.replaceAll('http://127.0.0.1:3000', studio.url),
    }))
  })
}

/** A project that has what somebody would install who follows the documentation. */
async function prepare(): Promise<void> {
  const modules = join(directory, 'node_modules')
  await mkdir(join(modules, '@picgen'), { recursive: true })
  await mkdir(join(modules, '@types'))
  const links = [
    ['@picgen/sdk', 'packages/sdk'],
    ['react', 'examples/react/node_modules/react'],
    ['@types/react', 'examples/react/node_modules/@types/react'],
    ['@types/node', 'node_modules/@types/node'],
  ] as const
  await Promise.all(links.map(([name, target]) => symlink(join(root, target), join(modules, name), 'junction')))
  await Promise.all(examples.map(({ file, code }) => writeFile(join(directory, file), code)))
  await writeFile(join(directory, 'package.json'), JSON.stringify({ type: 'module' }))
  const lib = ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable']
  const options = {
    strict: true,
    module: 'nodenext',
    target: 'es2024',
    lib,
    types: ['node'],
    jsx: 'react-jsx',
    noEmit: true,
  }
  await writeFile(
    join(directory, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['*.ts', '*.tsx'] }),
  )
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#4488cc' } })
  await picture.png().toFile(join(directory, 'boat.png'))
}

describe('the SDK’s documentation', () => {
  test('has an example for each job, and each is known here', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(PRINTED))
  })

  test('has examples that type-check, with nothing installed but the SDK and React', async () => {
    const checked = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', directory])
    await expect(checked.catch(({ stdout }) => ({ stdout }))).resolves.toMatchObject({ stdout: '' })
  })

  const runnable = examples.filter(({ file }) => file.endsWith('.ts'))
  test.concurrent.each(runnable)('$name: the example runs', async ({ name, file }) => {
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: directory })
    expect(stderr).toBe('')
    expect(stdout).toMatch(PRINTED[name] ?? 'an example that is known')
  })
})
