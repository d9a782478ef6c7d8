import { expect, test } from 'vitest'
import { isLoopback, specialRangeOf } from './address-guard.ts'

test.each([
  { address: '93.184.216.34', range: undefined },
  { address: '172.32.0.1', range: undefined },
  { address: '100.63.255.255', range: undefined },
  { address: '2606:4700::1111', range: undefined },
  { address: '::ffff:93.184.216.34', range: undefined },
  { address: '64:ff9b::93.184.216.34', range: undefined },
  { address: '127.0.0.1', range: 'loopback' },
  { address: '10.1.2.3', range: 'private' },
  { address: '169.254.169.254', range: 'link-local' },
  { address: '100.64.0.1', range: 'shared address space' },
  { address: '192.0.0.192', range: 'IETF protocol' },
  { address: '255.255.255.255', range: 'reserved' },
  { address: '::1', range: 'not global unicast' },
  { address: '[::1]', range: 'not global unicast' },
  { address: '::', range: 'not global unicast' },
  { address: 'fd00:ec2::254', range: 'not global unicast' },
  { address: 'fe80::1%eth0', range: 'link-local' },
  { address: '::ffff:127.0.0.1', range: 'loopback' },
  { address: '::ffff:0:10.0.0.1', range: 'private' },
  { address: '::10.0.0.1', range: 'not global unicast' },
  { address: '64:ff9b::10.0.0.1', range: 'private' },
  { address: '64:ff9b:1::1', range: 'not global unicast' },
  { address: '2002:7f00:1::', range: '6to4' },
  { address: '2001:0:1::', range: 'Teredo' },
  { address: '2001:db8::1', range: 'documentation' },
  { address: '2606:4700::5efe:10.0.0.1', range: 'private' },
  { address: '2606:4700::200:5efe:93.184.216.34', range: undefined },
  { address: 'localhost', range: 'not an address' },
  { address: '0x7f.1', range: 'not an address' },
  { address: '', range: 'not an address' },
])('range of $address: $range', ({ address, range }) => {
  expect(specialRangeOf(address)).toBe(range)
})

test.each([
  { address: '127.8.9.10', loopback: true },
  { address: '::1', loopback: true },
  { address: '::ffff:127.0.0.1', loopback: true },
  { address: '0.0.0.0', loopback: false },
  { address: '10.0.0.1', loopback: false },
  { address: 'localhost', loopback: false },
])('$address is this machine: $loopback', ({ address, loopback }) => {
  expect(isLoopback(address)).toBe(loopback)
})
