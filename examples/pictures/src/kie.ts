import { isRecord } from './json.ts'

const ORIGIN = 'https://api.kie.ai'

/** What kie.ai says of a task. */
export interface Task {
  readonly state: 'drawing' | 'success' | 'fail'
  /** The picture's URL, once there is one. */
  readonly url: string | null
  readonly failure: string | null
}

export interface Kie {
  /** Gives back the task's id. */
  create(prompt: string, callBackUrl: string): Promise<string>
  look(taskId: string): Promise<Task>
}

/** kie.ai refused; `code` is its own, which is not the HTTP status. */
export class KieError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export function kie(apiKey: string): Kie {
  const call = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const response = await fetch(ORIGIN + path, { ...init, headers })
    const answer: unknown = await response.json().catch(() => null)
    if (!isRecord(answer)) throw new KieError(response.status, 'kie.ai answered no JSON')
    // A refusal may come with status 200 and say so in its body.
    if (answer.code !== 200) throw new KieError(Number(answer.code), String(answer.msg))
    return isRecord(answer.data) ? answer.data : {}
  }

  return {
    create: async (prompt, callBackUrl) => {
      const input = { prompt, aspect_ratio: '16:9' }
      const body = JSON.stringify({ model: 'google/imagen4-fast', callBackUrl, input })
      const { taskId } = await call('/api/v1/jobs/createTask', { method: 'POST', body })
      return String(taskId)
    },
    look: async (taskId) => {
      const query = new URLSearchParams({ taskId })
      return taskOf(await call(`/api/v1/jobs/recordInfo?${query}`))
    },
  }
}

function taskOf({ state, resultJson, failMsg }: Record<string, unknown>): Task {
  const result: unknown = typeof resultJson === 'string' ? JSON.parse(resultJson || '{}') : {}
  const urls = isRecord(result) && Array.isArray(result.resultUrls) ? result.resultUrls : []
  return {
    state: state === 'success' || state === 'fail' ? state : 'drawing',
    url: typeof urls[0] === 'string' ? urls[0] : null,
    failure: typeof failMsg === 'string' && failMsg !== '' ? failMsg : null,
  }
}
