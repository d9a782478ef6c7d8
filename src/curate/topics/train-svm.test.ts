import { expect, test } from 'vitest'
import { dot, trainSvm } from './train-svm.ts'

test('one article labelled oddly does not move a machine that ten others agree on', () => {
  const same = { indices: Int32Array.of(0), values: Float32Array.of(1) }
  const isPositive = Array.from({ length: 11 }, (_, article) => article > 0)
  const reach = Float64Array.of(1)
  const options = { cost: 1, positiveCost: 1, epochs: 50, reach }
  const { weights, bias } = trainSvm(
    isPositive.map(() => same),
    isPositive,
    options,
  )
  expect(dot(weights, same) + bias).toBeCloseTo(1, 1)
})
