/**
 * Address ranges no stranger may send us to. Source: the IANA IPv4 and IPv6 Special-Purpose Address Registries; multicast from
 * RFC 5771; 192.88.99.0/24 is the withdrawn 6to4 relay (RFC 7526). Everything outside 2000::/3 is not global unicast (RFC 4291), so
 * IPv6 needs only the exceptions inside it.
 */
export const SPECIAL_IPV4: readonly (readonly [range: string, name: string])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared address space'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'IETF protocol'],
  ['192.0.2.0/24', 'documentation'],
  ['192.88.99.0/24', '6to4 relay'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
]

export const GLOBAL_IPV6 = '2000::/3'

export const SPECIAL_IPV6: readonly (readonly [range: string, name: string])[] = [
  ['2001::/32', 'Teredo'],
  ['2001::/23', 'IETF protocol'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4'],
  ['3fff::/20', 'documentation'],
]

/** Prefixes whose last 32 bits are an IPv4 address: mapped (RFC 4291), translated (RFC 2765) and NAT64's well-known prefix (RFC 6052). */
export const EMBEDS_IPV4: readonly string[] = ['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96']

/** Names that never belong to a public host. Source: IANA Special-Use Domain Names, ICANN's `internal`, and names home networks use. */
export const SPECIAL_NAMES: ReadonlySet<string> = new Set([
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'onion',
  'i2p',
  'alt',
  'test',
  'invalid',
])

/** Ports of other protocols. Source: WHATWG Fetch, "bad port". */
// biome-ignore format: a list of numbers
export const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115,
  117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
  636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
])
