import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'

const pagesDirectory = await mkdtemp(join(tmpdir(), 'picgen-pages-'))
await writeFile(join(pagesDirectory, 'studio.html'), '<title>PicGen Studio</title>')
await writeFile(join(pagesDirectory, 'embed.html'), '<body data-auth=""></body>')
await writeFile(join(pagesDirectory, 'studio.css'), 'body {}')
afterAll(() => rm(pagesDirectory, { recursive: true, force: true }))

const shop = 'https://shop.example'
const blog = 'https://blog.example'
const alone = await createTestStudio({ worker: false, server: { pagesDirectory } })
const embedded = await createTestStudio({ worker: false, server: { pagesDirectory, corsOrigins: [shop, blog] } })
const open = await createTestStudio({ worker: false, server: { pagesDirectory, corsOrigins: '*' } })
const local = await createTestStudio({
  worker: false,
  auth: { mode: 'local' },
  server: { pagesDirectory, corsOrigins: [shop] },
})

const policyOf = async (address: string) => (await fetch(address)).headers.get('content-security-policy') ?? ''

describe('the pages of the Studio', () => {
  test.each(['/studio', '/history', '/generate'])('%s is there, and nobody may frame it', async (path) => {
    const answer = await fetch(embedded.url + path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('PicGen Studio')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
  })

  test('the root leads to the Studio', async () => {
    const answer = await fetch(`${alone.url}/`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/studio'])
  })

  test('only the sites that may call may frame the widget', async () => {
    expect(await policyOf(`${embedded.url}/embed`)).toContain(`frame-ancestors ${shop} ${blog};`)
    expect(await policyOf(`${alone.url}/embed`)).toContain("frame-ancestors 'none';")
    expect(await policyOf(`${open.url}/embed`)).toContain('frame-ancestors *;')
  })

  test('what the address of a frame says reaches no header and no markup', async () => {
    const hostile = '?origin=https://attacker.example&theme="><script>alert(1)</script>'
    const answer = await fetch(`${embedded.url}/embed${hostile}`)
    expect(answer.headers.get('content-security-policy')).not.toContain('attacker')
    expect(await answer.text()).not.toContain('script')
  })

  test('a frame asks for a token where one is needed, and nowhere else', async () => {
    expect(await (await fetch(`${embedded.url}/embed`)).text()).toContain('data-auth="token"')
    expect(await (await fetch(`${local.url}/embed`)).text()).toContain('data-auth=""')
  })
})
