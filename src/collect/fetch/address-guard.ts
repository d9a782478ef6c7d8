import ipaddr from 'ipaddr.js'
import { EMBEDS_IPV4, GLOBAL_IPV6, SPECIAL_IPV4, SPECIAL_IPV6 } from './special-ranges.table.ts'

type Range<Address> = readonly [network: Address, bits: number, name: string]

const IPV4_RANGES: readonly Range<ipaddr.IPv4>[] = SPECIAL_IPV4.map(([range, name]) => [
  ...ipaddr.IPv4.parseCIDR(range),
  name,
])
const IPV6_RANGES: readonly Range<ipaddr.IPv6>[] = SPECIAL_IPV6.map(([range, name]) => [
  ...ipaddr.IPv6.parseCIDR(range),
  name,
])
const IPV4_CARRIERS = EMBEDS_IPV4.map((range) => ipaddr.IPv6.parseCIDR(range))
const GLOBAL = ipaddr.IPv6.parseCIDR(GLOBAL_IPV6)

/** Why a numeric address must not be connected to (`private`, `loopback`, ...), or undefined for a public one. */
export function specialRangeOf(address: string): string | undefined {
  const bare = address.replace(/^\[|\]$/g, '')
  // A zone names an interface of this machine: never public.
  if (bare.includes('%')) return 'link-local'
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return specialIpv4(ipaddr.IPv4.parse(bare))
  const groups = inHexadecimal(bare)
  return groups === undefined ? 'not an address' : specialIpv6(ipaddr.IPv6.parse(groups))
}

// ipaddr.js reads `::10.0.0.1` as the mapped `::ffff:10.0.0.1`; the URL parser writes both apart.
function inHexadecimal(address: string): string | undefined {
  const url = ipaddr.IPv6.isValid(address) ? URL.parse(`http://[${address}]/`) : null
  return url?.hostname.slice(1, -1)
}

/** The machine's own addresses, 127.0.0.0/8 and ::1, also written as IPv4-mapped IPv6. */
export function isLoopback(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '')
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return bare.startsWith('127.')
  const groups = inHexadecimal(bare)
  if (groups === undefined) return false
  const parsed = ipaddr.IPv6.parse(groups)
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString().startsWith('127.')
  return parsed.toString() === '::1'
}

/** True for a host of a URL that is a number and not a name. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host)
}

function specialIpv4(address: ipaddr.IPv4): string | undefined {
  return IPV4_RANGES.find(([network, bits]) => address.match(network, bits))?.[2]
}

function specialIpv6(address: ipaddr.IPv6): string | undefined {
  if (IPV4_CARRIERS.some(([network, bits]) => address.match(network, bits))) {
    return specialIpv4(lastIpv4(address))
  }
  if (!address.match(...GLOBAL)) return 'not global unicast'
  const special = IPV6_RANGES.find(([network, bits]) => address.match(network, bits))?.[2]
  return special ?? (isIsatap(address) ? specialIpv4(lastIpv4(address)) : undefined)
}

function lastIpv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}

// RFC 5214 6.1: an interface identifier 0000:5efe or 0200:5efe carries the IPv4 address of a tunnel's end.
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , high, low] = address.parts
  return (high === 0 || high === 0x200) && low === 0x5efe
}
