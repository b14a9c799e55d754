import type { Quirk } from '../../core/quirk.ts'

const page = 'docs.aimlapi.com, Imagen 4 Fast Generate'

export const quirks: readonly Quirk[] = [
  {
    id: 'aimlapi/tokens-used',
    documented: 'An answer tells its price as `meta.usage.credits_used`, which is required.',
    observed: 'It tells it as `meta.usage.tokens_used`, the name before the rename of 2026-01-16.',
    source: `${page} (response sample); renamed in aimlapi/api-docs@b8e4f5ad`,
    evidence: 'SEED',
    date: '2026-08-21',
    breaks: [{ of: 'generateImage', at: /\/meta\/usage\/credits_used/, rule: 'required' }],
    due: ({ status }) => status === 200, // Of an undocumented status no body is judged.
  },
  {
    id: 'aimlapi/mime-type-and-prompt',
    documented: 'An image has `url` and `b64_json` and no other field.',
    observed: 'It also has `mime_type` and the `prompt` as it was rewritten.',
    source: `${page} (response sample)`,
    evidence: 'SEED',
    date: '2026-08-21',
    breaks: [], // The schema does not close its objects.
  },
  {
    id: 'aimlapi/status-201',
    documented: 'An image is answered with 200.',
    observed: 'It is answered with 201, as the document had it before 2025-11-20.',
    source: `${page} (the page still lists 201); aimlapi/api-docs@019a74bb against @4cff0d43`,
    evidence: 'DOCS',
    date: '2026-08-21',
    breaks: [{ of: 'generateImage', at: /201/, rule: 'status' }],
    due: ({ status }) => status === 200,
  },
  {
    id: 'aimlapi/usd-spent',
    documented: 'The usage of an image is told in credits.',
    observed: 'It is told in `usd_spent` too.',
    source:
      'docs.aimlapi.com/capabilities/request-tracing-and-cost (usage of a stream) and samples of sibling models',
    evidence: 'DOCS',
    date: '2026-08-30',
    breaks: [], // The schema does not close its objects.
  },
]
