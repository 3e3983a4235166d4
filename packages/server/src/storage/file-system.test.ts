import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { StorageError } from './blob-store.js'
import { createFileSystemStore } from './file-system.js'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'picgen-store-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
})

describe('a folder', () => {
  test('holds nothing beside a file that is done, and nothing at all once it is removed', async () => {
    const store = createFileSystemStore(directory)
    await store.put('image/a.png', Buffer.from('bytes'))
    expect(await readdir(join(directory, 'image'))).toEqual(['a.png'])
    await store.delete('image/a.png')
    expect(await readdir(directory)).toEqual([])
  })

  test('keeps no half of a file that could not be finished, and works again afterwards', async () => {
    const store = createFileSystemStore(directory)
    // Where the file belongs there is a folder, so that the last step fails.
    await mkdir(join(directory, 'image/a.png/in-the-way'), { recursive: true })
    await expect(store.put('image/a.png', Buffer.from('bytes'))).rejects.toThrow(StorageError)
    expect(await readdir(join(directory, 'image'))).toEqual(['a.png'])
    await rm(join(directory, 'image/a.png'), { recursive: true })
    await store.put('image/a.png', Buffer.from('bytes'))
    expect(String(await store.read('image/a.png'))).toBe('bytes')
  })

  test('lists what a killed process left unfinished, so that it can be swept', async () => {
    const store = createFileSystemStore(directory)
    await mkdir(join(directory, 'image'))
    await writeFile(join(directory, 'image/a.png.0190.part'), 'half')
    const [left] = await store.list(null, 10)
    expect(left?.key).toBe('image/a.png.0190.part')
    await store.delete(left?.key ?? '')
    expect(await readdir(directory)).toEqual([])
  })

  test('that is a file can be told from one that is fine', async () => {
    const path = join(directory, 'images')
    await writeFile(path, '')
    await expect(createFileSystemStore(path).check()).rejects.toThrow('The disk could not be reached')
    await rm(path)
    await createFileSystemStore(path).check()
  })

  test('that may not be written to can be told from one that is fine', async () => {
    if (process.getuid?.() === 0) return
    await chmod(directory, 0o500)
    await expect(createFileSystemStore(directory).check()).rejects.toThrow('The disk could not be reached')
    await chmod(directory, 0o700)
  })
})
