/** Header lists as answers carry them: names in lower case, repeated values together or apart. */
export type Headers = Readonly<Record<string, string | readonly string[]>>

/** Values of a header in order, repeated ones kept apart; none when it is absent. The name may be in any case. */
export function headerValues(headers: Headers | undefined, name: string): readonly string[] {
  if (!headers) return []
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value)
}

/** Whether a status and headers are a bot challenge: Cloudflare marks its own with `cf-mitigated: challenge`. */
export function isChallenge(headers: Headers | undefined): boolean {
  return headerValues(headers, 'cf-mitigated').some((value) => value.trim().toLowerCase() === 'challenge')
}
