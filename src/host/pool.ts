import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** How many workers the machine has room for. */
export const roomForWorkers = (): number => availableParallelism()

export interface PoolOptions<Task> {
  /** The module that each worker runs; it calls `serveTasks`. */
  readonly module: URL
  readonly tasks: readonly Task[]
  readonly workers: number
  /** Given to each worker once; must be plain data, as tasks and results are. */
  readonly setting: unknown
}

/**
 * Does tasks in worker threads, each worker one at a time, and gives the results in the order of the
 * tasks. Rejects with the first error of a worker; all workers are ended either way.
 */
export async function pool<Task, Result>(options: PoolOptions<Task>): Promise<readonly Result[]> {
  const { module, tasks, workers, setting } = options
  const results: Result[] = []
  let next = 0
  const threads = Array.from(
    { length: Math.min(workers, tasks.length) },
    () => new Worker(module, { workerData: setting }),
  )
  const work = (thread: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let place = 0
      const give = (): void => {
        place = next
        next += 1
        if (place >= tasks.length) resolve()
        else thread.postMessage(tasks[place])
      }
      thread.on('message', (result: Result) => {
        results[place] = result
        give()
      })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('a worker ended before its work did')))
      give()
    })
  try {
    await Promise.all(threads.map(work))
    return results
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

/** The worker's side: answers each task with its result. A rejection ends the worker. */
export function serveTasks<Setting, Task, Result>(
  begin: (setting: Setting) => (task: Task) => Promise<Result>,
): void {
  const port = parentPort
  if (port === null) throw new Error('this module runs in a worker only')
  const act = begin(workerData)
  port.on('message', async (task: Task) => port.postMessage(await act(task)))
}
