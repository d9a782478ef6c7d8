import { z } from 'zod'
import type { SiteSettings } from '../../model/settings.ts'
import { API_ADDRESSES, API_SCHEMAS } from './api-schema.ts'

/** JSON Schema (2020-12) of each of the API's documents, by name. */
export function apiSchemas(): Record<string, unknown> {
  const entries = Object.entries(API_SCHEMAS).map(([name, schema]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { override: allowNewKeys })
    return [name, json] as const
  })
  return Object.fromEntries(entries)
}

// Later versions add keys; a reader that refuses them would break on the first.
function allowNewKeys({ jsonSchema }: { readonly jsonSchema: { additionalProperties?: unknown } }): void {
  delete jsonSchema.additionalProperties
}

/** The API in OpenAPI 3.1; `site` says where it is served. */
export function openApi(site: Pick<SiteSettings, 'name' | 'url'>) {
  return {
    openapi: '3.1.0',
    info: {
      title: `${site.name}: API`,
      version: '1',
      description: "Static JSON files. No key, no limit but the server's; any origin may read them.",
    },
    servers: [{ url: site.url }],
    paths: Object.fromEntries(API_ADDRESSES.map((entry) => [entry.address, { get: operationOf(entry) }])),
    components: { schemas: apiSchemas() },
  }
}

function operationOf({ address, schema, words }: (typeof API_ADDRESSES)[number]) {
  const names = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  return {
    summary: words,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    responses: {
      200: {
        description: words,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
      },
      404: { description: 'There is no such document.' },
    },
  }
}
