import { conformance } from 'backlot/conformance'

const inbox = { url: 'http://127.0.0.1:{port}', port: 0 }
const at = { free: true, speed: 100, runs: 2, inbox }

conformance({ ...at, provider: 'kie', baseUrl: process.env.HEALTHY_URL ?? '' })
conformance({ ...at, provider: 'kie', baseUrl: process.env.BROKEN_URL ?? '' })
conformance({ provider: 'krea', baseUrl: process.env.PAGE_URL ?? '', budgetUsd: 0 })
