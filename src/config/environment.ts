/** What comes from the environment: secrets and the place of the shared store, nothing else. */
export type Environment = {
  /** PostgreSQL connection string. */
  readonly databaseUrl: string | undefined
  /** `BROADSHEET_KEYS`: `id:base64 of 32 bytes`, comma-separated, the newest first. */
  readonly keys: string | undefined
  /** `BROADSHEET_SMTP_URL`: smtp(s)://user:password@host:port. */
  readonly smtpUrl: string | undefined
  readonly isCi: boolean
  readonly noColour: boolean
}

/** Reads the environment once. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    databaseUrl: variables.DATABASE_URL || undefined,
    keys: variables.BROADSHEET_KEYS || undefined,
    smtpUrl: variables.BROADSHEET_SMTP_URL || undefined,
    isCi: Boolean(variables.CI),
    noColour: Boolean(variables.NO_COLOR),
  }
}
