/** Writes openapi.json and api.schema.json into schema/ from the code: `node scripts/write-api-schemas.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiSchemas, openApi } from '../src/publish/api/openapi.ts'

const files = {
  'openapi.json': openApi({ name: 'Broadsheet', url: 'https://news.example' }),
  'api.schema.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: apiSchemas() },
}
for (const [name, value] of Object.entries(files)) {
  writeFileSync(join(import.meta.dirname, '../schema', name), `${JSON.stringify(value, undefined, 2)}\n`)
}
