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
  dusk: ['#3a2742', '#a4607a', '#f2b48c'],
  moss: ['#2e3a24', '#8a9a5b', '#e8e2b8'],
  brick: ['#4a231c', '#b5653f', '#f1cfa0'],
  frost: ['#24343f', '#7fa3b5', '#e9eff0'],
  night: ['#141c33', '#3d5c8f', '#b9c8e0'],
}

/** A gradient that stands for a photograph, as JPEG; undefined for a name nobody drew. */
export async function drawPicture(name: string): Promise<Uint8Array | undefined> {
  const palette = PALETTES[name]
  if (!palette) return undefined
  const [dark, middle, light] = palette
  // Each name has a horizon and a sun of its own, so that a page of them is no wall of one picture.
  const seed = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)
  const sun = { x: 180 + (seed % 9) * 105, y: 130 + (seed % 5) * 55, r: 45 + (seed % 4) * 22 }
  const [left, middleHeight, right] = [0, 1, 2].map((turn) => 400 + ((seed >> turn) % 7) * 28)
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs><rect width="1200" height="675" fill="url(#g)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="${light}" opacity=".55"/><path d="M0 ${left} C300 ${middleHeight} 500 ${right} 760 ${middleHeight} S1100 ${left} 1200 ${right} V675 H0Z" fill="${dark}" opacity=".35"/><path d="M0 600 Q400 ${middleHeight} 800 590 T1200 560 V675 H0Z" fill="${dark}" opacity=".45"/></svg>`,
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
