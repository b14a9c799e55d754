import { start } from './service.ts'

const { KIE_API_KEY = '', KIE_WEBHOOK_KEY = '', PUBLIC_URL, PORT = '3000' } = process.env

const { url } = await start({
  apiKey: KIE_API_KEY,
  webhookKey: KIE_WEBHOOK_KEY,
  port: Number(PORT),
  ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL }),
})
console.log(`pictures at ${url}/pictures`)
