/** One server of the serve benchmark in a process of its own: `serve` or `hono`, a site's folder, a port. */
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { readConfig } from '../../dist/config/read-config.js'
import { serveSite } from '../../dist/desk/serve-site.js'
import { openStore } from '../../dist/store/open-store.js'

const [name = '', folder = '', port = '0'] = process.argv.slice(2)
if (name === 'serve') {
  const store = openStore({ file: join(folder, 'store.sqlite') })
  await serveSite({ config: readConfig(folder), store, host: '127.0.0.1', port: Number(port) })
} else {
  const app = new Hono()
  app.use('*', serveStatic({ root: join(folder, 'public') }))
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) })
}
