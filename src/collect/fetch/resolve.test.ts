import { expect, test, vi } from 'vitest'
import { cachedResolve, type ResolvedAddress, systemResolve } from './resolve.ts'

const ANSWER: readonly ResolvedAddress[] = [{ address: '93.184.216.34', family: 4 }]

/** A resolver that answers in turn and counts. */
function resolverOf(answers: readonly (readonly ResolvedAddress[] | Error)[]) {
  const asked: string[] = []
  const resolve = cachedResolve(async (hostname) => {
    const answer = answers[Math.min(asked.push(hostname) - 1, answers.length - 1)]
    if (answer instanceof Error) throw answer
    return answer ?? []
  })
  return { asked, resolve }
}

test('a name is looked up once for a minute, and then again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const { asked, resolve } = resolverOf([ANSWER])
    await Promise.all([resolve('quay.example'), resolve('quay.example')])
    vi.advanceTimersByTime(59_000)
    expect(await resolve('quay.example')).toEqual(ANSWER)
    expect(asked).toHaveLength(1)
    vi.advanceTimersByTime(2_000)
    await resolve('quay.example')
    expect(asked).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})

test('a failure is not remembered', async () => {
  const { asked, resolve } = resolverOf([new Error('no answer'), ANSWER])
  await expect(resolve('quay.example')).rejects.toThrow('no answer')
  expect(await resolve('quay.example')).toEqual(ANSWER)
  expect(asked).toHaveLength(2)
})

test('names below localhost are this machine, whatever a resolver says', async () => {
  expect(await systemResolve('quay-post.localhost')).toEqual([{ address: '127.0.0.1', family: 4 }])
})
