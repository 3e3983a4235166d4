import { expect, test } from 'vitest'
import { createPublicLookup, isPublicAddress } from './addresses.js'

test.each([
  '127.0.0.1',
  '10.0.0.1',
  '172.16.9.9',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::5db8:d822',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
  '4000::1',
  'not an address',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101', '2002:101:101::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

function lookUp(addresses: { address: string; family: number }[], all: boolean) {
  return new Promise<unknown>((resolve, reject) => {
    const lookup = createPublicLookup(() => Promise.resolve(addresses))
    lookup('cdn.example.com', { all }, (error, address) => (error ? reject(error) : resolve(address)))
  })
}

test('a name with one private address among public ones resolves to nothing', async () => {
  const mixed = [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  await expect(lookUp(mixed, true)).rejects.toMatchObject({ kind: 'forbidden_url' })
  await expect(lookUp(mixed, false)).rejects.toMatchObject({ kind: 'forbidden_url' })
  await expect(lookUp([], true)).rejects.toMatchObject({ kind: 'forbidden_url' })
})

test('a name with public addresses resolves to exactly those', async () => {
  const addresses = [
    { address: '2606:4700::1111', family: 6 },
    { address: '93.184.216.34', family: 4 },
  ]
  expect(await lookUp(addresses, true)).toEqual(addresses)
  expect(await lookUp(addresses, false)).toBe('2606:4700::1111')
})
