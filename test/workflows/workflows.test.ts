import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ServeOptions } from '../../mocks/skins/http.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { close, stand } from '../live/_stand.ts'

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const workflow = (name: string): Workflow =>
  parse(readFileSync(`.github/workflows/${name}`, 'utf8'))

const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps }) => steps)

const stepNamed = (file: string, name: string): Step => {
  const step = stepsOf(workflow(file)).find((one) => one.name === name)
  if (step === undefined) throw new Error(`${file} has no step '${name}'`)
  return step
}

const MAIN = join(process.cwd(), 'src/cli/main.ts')

/** A runner: a folder with the steps' files, where `npm run backlot --` and `gh` are ours. */
function runner(more: string) {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-runner-'))
  const at = (name: string): string => join(folder, name)
  const tool = (name: string, text: string): void => {
    writeFileSync(at(name), `#!/usr/bin/env bash\n${text}\n`)
    chmodSync(at(name), 0o755)
  }
  tool('npm', `shift 3; exec '${process.execPath}' '${MAIN}' "$@" ${more}`)
  tool(
    'gh',
    `echo "$*" >> calls.txt
case "$1 $2" in
  'issue list') cat number.txt 2>/dev/null || true ;;
  'issue view') cat body.txt ;;
  'issue create') cp issue.md body.txt; echo 7 > number.txt ;;
  'issue edit') cp issue.md body.txt ;;
  'issue comment') cp new.txt comment.txt ;;
esac`,
  )
  const run = async (step: Step, env: Readonly<Record<string, string>>) => {
    writeFileSync(at('calls.txt'), '')
    const child = spawn('bash', ['-e', '-c', step.run ?? ''], {
      cwd: folder,
      env: {
        ...env,
        PATH: `${folder}:${process.env.PATH}`,
        GITHUB_OUTPUT: at('output.txt'),
        GITHUB_STEP_SUMMARY: at('page.md'),
      },
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        out += chunk
      })
    }
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, out }
  }
  const read = (name: string): string =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8') : ''
  return { run, read, write: (name: string, text: string) => writeFileSync(at(name), text) }
}

test('each workflow says what it may do, and puts no text from outside into a script', () => {
  const files = readdirSync('.github/workflows')
  expect(files.toSorted()).toEqual(['contract.yml', 'nightly.yml'])
  for (const file of files) {
    const { permissions } = workflow(file)
    expect(permissions.contents).toBe('read')
    for (const { run = '', uses = 'a/b@v1' } of stepsOf(workflow(file))) {
      expect(run).not.toContain('${{')
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/)
    }
  }
})

test('a pull request has its contracts checked, without a secret', async () => {
  const contract = workflow('contract.yml')
  expect(Object.keys(contract.on)).toContain('pull_request')
  expect(readFileSync('.github/workflows/contract.yml', 'utf8')).not.toContain('secrets.')
  const { run, read } = runner('krea --runs 1 --check schema/content-type')
  const check = stepNamed('contract.yml', 'Check every provider')
  expect(await run(check, { FIDELITY: 'documented' })).toMatchObject({ code: 0 })
  expect(read('page.md')).toContain('all kept')
  expect(read('reports/report.html')).toContain('Everything kept')
})

const check = stepNamed('nightly.yml', 'Check the real providers')
const issue = stepNamed('nightly.yml', 'Tell what is broken in an issue')

/** The night at a stand-in for the one provider that there is a key for. */
async function night(answer?: ServeOptions['answer']) {
  const at = await stand(krea, answer === undefined ? {} : { answer })
  const runs = runner(`--base-url '${at.served.url}/{id}' --speed 1000`)
  const env = { KREA_API_KEY: 'secret-of-krea', KIE_API_KEY: '', BUDGET: '0.25' }
  const ended = await runs.run(check, env)
  await close(at)
  return { ...ended, ...runs }
}

const lying =
  (times: number): NonNullable<ServeOptions['answer']> =>
  async (mock, request, signal) => {
    const answer = await mock.answer(request, signal)
    if (request.method !== 'POST' || answer.status !== 200 || times === 0) return answer
    times -= 1
    return { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }
  }

test('a night that breaks opens an issue, the next one updates it, and new breaches are told', async () => {
  const { code, out, run, read, write } = await night(lying(1_000))
  expect({ code, output: read('output.txt') }).toEqual({ code: 0, output: 'code=1\n' })
  expect(out).toContain('backlot: left out for want of a key: kie (KIE_API_KEY), apikley')
  expect(issue.if).toBe("steps.check.outputs.code == '1'")
  const env = { RUN_URL: 'https://github.example/runs/1' }
  expect(await run(issue, env)).toMatchObject({ code: 1 })
  expect(read('calls.txt')).toMatch(/^issue list [^\n]+\n(?:[^\n]+\n)?issue create /)
  expect(read('body.txt')).toMatch(/krea: `schema\/content-type`[\s\S]+Records and reports: https/)
  expect(read('body.txt')).toContain('again in 1 of 1 reruns')

  expect(await run(issue, env)).toMatchObject({ code: 1 })
  expect(read('calls.txt')).toContain('issue edit 7')
  expect(read('calls.txt')).not.toMatch(/issue (?:create|comment)/)

  write('body.txt', 'nothing known\n')
  await run(issue, env)
  expect(read('comment.txt')).toMatch(/^### ❌ krea: `schema\/content-type`/)
})

test('what breaks once only opens no issue, nor does a night that breaks nothing', async () => {
  const [flaky, healthy] = await Promise.all([night(lying(1)), night()])
  expect(flaky).toMatchObject({ code: 0, out: expect.stringContaining('::warning::Inconclusive') })
  expect(flaky.read('output.txt')).toBe('code=3\n')
  expect(flaky.read('page.md')).toContain('was broken once and kept in 2 reruns')
  expect({ code: healthy.code, output: healthy.read('output.txt') }).toEqual({
    code: 0,
    output: 'code=0\n',
  })
  for (const { read } of [flaky, healthy]) {
    expect(read('page.md') + read('reports/report.json')).not.toContain('secret-of-krea')
  }
})

test('a night without a key is a mistake, and nothing is called', async () => {
  const { run, read } = runner('')
  const { code, out } = await run(check, { BUDGET: '0.25' })
  expect({ code, output: read('output.txt') }).toEqual({ code: 2, output: 'code=2\n' })
  expect(out).toContain('no key for krea, kie, apikley, aimlapi, runware: set KREA_API_KEY')
})
