import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

/** A gate in a world whose time passes only when everybody waits. */
function gateInStillTime(settings: { concurrency: number; domainConcurrency: number; domainGapMs: number }) {
  let time = 0
  const gate = createGate(settings, {
    elapsed: () => time,
    sleep: async (ms) => {
      await new Promise((resolve) => setImmediate(resolve))
      time += ms
    },
  })
  return { gate, now: () => time }
}

async function startsOf(
  settings: { concurrency: number; domainConcurrency: number; domainGapMs: number },
  domains: readonly string[],
): Promise<{ starts: readonly string[]; most: number }> {
  const { gate, now } = gateInStillTime(settings)
  const starts: string[] = []
  let running = 0
  let most = 0
  await Promise.all(
    domains.map((domain) =>
      gate.run(domain, async () => {
        starts.push(`${domain} ${now()}`)
        most = Math.max(most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
      }),
    ),
  )
  return { starts, most }
}

test('one domain: a gap between two starts', async () => {
  const { starts } = await startsOf({ concurrency: 9, domainConcurrency: 9, domainGapMs: 1000 }, [
    'a',
    'a',
    'a',
  ])
  expect(starts).toEqual(['a 0', 'a 1000', 'a 2000'])
})

test('other domains do not wait for it', async () => {
  const { starts } = await startsOf({ concurrency: 9, domainConcurrency: 1, domainGapMs: 1000 }, [
    'a',
    'a',
    'b',
  ])
  expect(starts).toEqual(['a 0', 'b 0', 'a 1000'])
})

test.each([
  { case: 'in all', concurrency: 2, domainConcurrency: 9, domains: ['a', 'b', 'c', 'd'], most: 2 },
  { case: 'to one domain', concurrency: 9, domainConcurrency: 2, domains: ['a', 'a', 'a', 'a'], most: 2 },
])('no more at once $case than allowed', async ({ concurrency, domainConcurrency, domains, most }) => {
  expect((await startsOf({ concurrency, domainConcurrency, domainGapMs: 0 }, domains)).most).toBe(most)
})

test('a crawl delay widens the gap and never narrows it', async () => {
  const { gate, now } = gateInStillTime({ concurrency: 9, domainConcurrency: 9, domainGapMs: 1000 })
  const starts: number[] = []
  const start = (domain: string) => gate.run(domain, async () => starts.push(now()))
  gate.widenGap('slow', 5000)
  gate.widenGap('fast', 10)
  await Promise.all([start('slow'), start('slow')])
  expect(starts).toEqual([0, 5000])
  await Promise.all([start('fast'), start('fast')])
  expect(starts.slice(2)).toEqual([5000, 6000])
})

test('work that fails frees its place', async () => {
  const { gate } = gateInStillTime({ concurrency: 1, domainConcurrency: 1, domainGapMs: 0 })
  await expect(gate.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(gate.run('a', async () => 'next')).resolves.toBe('next')
})
