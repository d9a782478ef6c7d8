import sharp from 'sharp'

/** Two colours of each invented photograph; a logo takes its publisher's hue. */
const PALETTES: Readonly<Record<string, readonly [string, string, string]>> = {
  sea: ['#2c4a63', '#88a99f', '#e3c8a8'],
  code: ['#2b3140', '#4c6a85', '#a8c4c0'],
  field: ['#24452f', '#7e9f68', '#e2dbb0'],
  chip: ['#2f2b4a', '#6e6aa8', '#c5bfe3'],
  court: ['#5c3a33', '#c98a5e', '#efd4b0'],
  warehouse: ['#3b3a38', '#9a8f7c', '#dcd2bd'],
  paper: ['#4a4438', '#b7a98a', '#efe6d0'],
  school: ['#5a3f5c', '#b68aa2', '#f0d7c8'],
  pier: ['#1f4650', '#5d9aa0', '#f0d9b5'],
}

/** A gradient that stands for a photograph, as JPEG; undefined for a name nobody drew. */
export async function drawPicture(name: string): Promise<Uint8Array | undefined> {
  const palette = PALETTES[name]
  if (!palette) return undefined
  const [dark, middle, light] = palette
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs><rect width="1200" height="675" fill="url(#g)"/><path d="M0 520 Q300 430 600 520 T1200 500 V675 H0Z" fill="${dark}" opacity=".35"/><circle cx="910" cy="190" r="70" fill="${light}" opacity=".55"/></svg>`,
    'jpeg',
  )
}

/** A publisher's square logo with its initial, as PNG. */
export function drawLogo(name: string, hue: number): Promise<Uint8Array> {
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" rx="14" fill="hsl(${hue},38%,38%)"/><circle cx="48" cy="48" r="22" fill="hsl(${hue},60%,85%)"/><rect x="${30 + (name.length % 20)}" y="20" width="10" height="56" fill="hsl(${hue},60%,92%)"/></svg>`,
    'png',
  )
}

async function draw(svg: string, format: 'jpeg' | 'png'): Promise<Uint8Array> {
  return sharp(Buffer.from(svg))[format]().toBuffer()
}
