import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterEach, expect, test } from 'vitest'
import config from '../.dependency-cruiser.mjs'

/** Rule, the file that breaks it, what it imports, and whether it imports a type only. */
const VIOLATIONS = [
  ['resolvable', 'packages/sdk/src/client/a.ts', './missing.js'],
  ['contract', 'packages/sdk/src/contract/a.ts', '../client/b.js'],
  ['client', 'packages/sdk/src/client/a.ts', 'ky'],
  ['client', 'packages/sdk/src/client/a.ts', '../session/b.js', 'type'],
  ['client', 'packages/sdk/src/client/http.ts', 'zod'],
  ['no-zod-in-pages', 'packages/sdk/src/session/a.ts', 'zod'],
  ['session', 'packages/sdk/src/session/a.ts', 'ky'],
  ['for-others', 'packages/sdk/src/session/a.ts', '../server/b.js', 'type'],
  ['sdk-server', 'packages/sdk/src/server/a.ts', '../client/b.js'],
  ['sdk-server', 'packages/sdk/src/server/a.ts', 'zod'],
  ['conformance', 'packages/sdk/src/conformance/a.ts', '../client/b.js'],
  ['conformance-command', 'packages/sdk/src/conformance/a.ts', './command/b.js'],
  ['sdk-anywhere', 'packages/sdk/src/conformance/a.ts', 'node:fs'],
  ['sdk-anywhere', 'packages/sdk/src/session/a.ts', 'node:fs'],
  ['element-parts', 'packages/widget/src/picgen-composer/a.ts', '../picgen-timeline/b.js', 'type'],
  ['element-types', 'packages/widget/src/picgen-composer/a.ts', '@picgen/sdk'],
  ['language', 'packages/widget/src/locales/de.ts', './en.js'],
  ['element-libraries', 'packages/widget/src/picgen-composer/a.ts', 'zod'],
  ['feature-entry', 'packages/server/src/conversations/a.ts', '../images/repository.js', 'type'],
  ['foundations', 'packages/server/src/http/a.ts', '../images/index.js'],
  ['adapter', 'packages/server/src/generation/a.ts', '../models/sketch/index.js'],
  ['adapter', 'packages/server/src/server.ts', './storage/file-system.js'],
  ['adapter', 'packages/server/src/models/catalogue.ts', './automatic1111.js', 'type'],
  ['adapter', 'packages/server/src/generation/a.ts', '../models/calling/index.js'],
  ['rules', 'packages/server/src/conversations/rules.ts', '../database/connect.js', 'type'],
  ['rules', 'packages/server/src/conversations/rules.ts', 'node:fs'],
  ['composition', 'packages/server/src/images/a.ts', '../composition.js'],
  ['server', 'packages/widget/src/a.ts', '../../server/src/config.js'],
  ['server', 'examples/node-script/a.ts', '@picgen/server'],
  ['package-entry', 'packages/server/src/images/a.ts', '../../../sdk/src/client/b.js'],
  ['examples', 'examples/node-script/a.ts', '../../packages/sdk/src/index.js'],
]

const ALLOWED = [
  ['packages/sdk/src/contract/a.ts', 'zod'],
  ['packages/sdk/src/client/a.ts', '../contract/b.js'],
  ['packages/sdk/src/session/a.ts', '../client/index.js'],
  ['packages/sdk/src/server/a.ts', 'jose'],
  ['packages/sdk/src/conformance/a.ts', '../contract/b.js'],
  ['packages/sdk/src/conformance/command/a.ts', 'node:util'],
  ['packages/widget/src/picgen-studio/a.ts', '../picgen-composer/b.js'],
  ['packages/widget/src/picgen-composer/a.ts', '@picgen/sdk', 'type'],
  ['packages/server/src/conversations/a.ts', '../images/index.js'],
  ['packages/server/src/conversations/a.ts', '../database/connect.js'],
  ['packages/server/src/generation/a.ts', '../models/image-model.js'],
  ['packages/server/src/composition.ts', './models/sketch/index.js'],
  ['packages/server/src/models/automatic1111.ts', './calling/index.js'],
  ['packages/server/src/models/openai/a.ts', '../calling/index.js'],
  ['packages/server/src/conversations/rules.ts', '@picgen/sdk'],
  ['examples/node-script/a.ts', '@picgen/sdk'],
]

const folders = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

test.each(VIOLATIONS)('%s: %s may not import %s', async (rule, file, imported, kind) => {
  expect(await brokenRules(file, imported, kind)).toContain(rule)
})

test.each(ALLOWED)('%s may import %s', async (file, imported, kind) => {
  expect(await brokenRules(file, imported, kind)).toEqual([])
})

test('every rule is shown to catch something', () => {
  const shown = new Set(VIOLATIONS.map(([rule]) => rule))
  expect(config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
})

/** Writes a project with that one import into a folder of its own and asks which rules it breaks. */
async function brokenRules(file, imported, kind) {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-rules-'))
  folders.push(folder)
  const write = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  if (imported.startsWith('.') && !imported.includes('missing'))
    await write(join(dirname(file), imported.replace(/js$/, 'ts')), 'export type Thing = 1\nexport const thing = 1\n')
  for (const name of ['zod', 'ky', 'jose']) await write(`node_modules/${name}/index.js`, '')
  await mkdir(join(folder, 'node_modules/@picgen'), { recursive: true })
  for (const name of ['sdk', 'server']) {
    await write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@picgen/${name}`, exports: './dist/index.js' }),
    )
    await write(`packages/${name}/dist/index.js`, 'export const thing = 1')
    await symlink(join(folder, 'packages', name), join(folder, 'node_modules/@picgen', name))
  }
  const isType = kind === 'type'
  await write(
    file,
    `import ${isType ? 'type { Thing }' : '{ thing }'} from '${imported}'\nexport const it: ${isType ? 'Thing' : 'unknown'} = ${isType ? 1 : 'thing'}\n`,
  )
  const { enhancedResolveOptions, tsConfig: _, ...options } = config.options
  const check = { ...options, baseDir: folder, validate: true, ruleSet: { forbidden: config.forbidden } }
  const { output } = await cruise(['.'], check, enhancedResolveOptions)
  return output.summary.violations.map(({ rule }) => rule.name)
}
