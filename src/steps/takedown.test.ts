import { expect, test } from 'vitest'
import { bindsAddress } from '../collect/rights/protocols/operator-rules.ts'
import { targetOf } from './takedown.ts'

test.each([
  { given: 'https://quay.example/a?utm_source=mail#top', target: 'https://quay.example/a' },
  { given: 'quay.example/a', target: 'https://quay.example/a' },
  { given: ' News.Quay.Example ', target: 'news.quay.example' },
  { given: 'quay.co.uk', target: 'quay.co.uk' },
  { given: '192.0.2.7', target: '192.0.2.7' },
  { given: 'quay.localhost:8080', target: 'quay.localhost' },
  { given: 'quay', target: undefined },
  { given: 'the quay', target: undefined },
  { given: 'mailto:ed@quay.example', target: undefined },
  { given: 'ftp://quay.example/a', target: undefined },
  { given: '', target: undefined },
])('"$given" is about $target', ({ given, target }) => {
  expect(targetOf(given)).toBe(target)
})

test('a host below another does not bind its siblings', () => {
  const target = targetOf('news.quay.example') ?? ''
  expect(bindsAddress(target, 'https://news.quay.example/a')).toBe(true)
  expect(bindsAddress(target, 'https://quay.example/a')).toBe(false)
  expect(bindsAddress(target, 'https://shop.quay.example/a')).toBe(false)
})
