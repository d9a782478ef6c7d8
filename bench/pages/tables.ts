import type { Measured } from './scored.ts'

/** Text and speed, one system a line. */
export function speedTable(measured: readonly Measured[]): string {
  const speedOf = (name: string) =>
    measured.find(({ system }) => system === name)?.figures?.pagesPerCpuS ?? Number.NaN
  const [jsdom, linkedom] = [speedOf('readability+jsdom'), speedOf('readability+linkedom')]
  const head = [
    '',
    'F1',
    'P',
    'R',
    'pages/CPU s',
    'again',
    'x R+jsdom',
    'x R+linkedom',
    'peak MB',
    'slowest ms',
    'errors',
  ]
  const rows = measured.map(({ system, text, figures }) => [
    system,
    ...[text?.f1, text?.precision, text?.recall].map((one) => (text?.recall ? fixed(one, 4) : '-')),
    fixed(figures?.pagesPerCpuS),
    fixed(figures?.warmPagesPerCpuS),
    fixed((figures?.pagesPerCpuS ?? Number.NaN) / jsdom),
    fixed((figures?.pagesPerCpuS ?? Number.NaN) / linkedom),
    String(figures?.peakRssMB ?? '-'),
    fixed(figures?.maxMs, 0),
    String(figures?.errors ?? 0),
  ])
  return aligned([head, ...rows])
}

/** Accuracy in per cent, one field a line with the number of pages that have a truth. */
export function fieldTable(measured: readonly Measured[]): string {
  const fields = [...new Set(measured.flatMap((one) => Object.keys(one.fields)))]
  const head = ['accuracy %', 'pages', ...measured.map(({ system }) => system)]
  const rows = fields.map((field) => [
    field,
    String(measured.find((one) => one.fields[field])?.fields[field]?.n ?? 0),
    ...measured.map((one) => fixed(100 * (one.fields[field]?.accuracy ?? Number.NaN))),
  ])
  return aligned([head, ...rows])
}

function fixed(value: number | undefined, digits = 1): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits)
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  return `${lines.join('\n')}\n`
}
