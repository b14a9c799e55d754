import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const README = 'README.md'

/** A fenced block behind a comment that says where it comes from. */
const quoted = /<!-- (\S+) -->\n(```\w*\n)[\s\S]*?```/g
/** What the command line prints, behind a comment with the line. */
const printed = /<!-- npm run backlot -- (\w+) -->\n(```\w*\n)[\s\S]*?```/g
/** What a script measured, between a comment that names its file and `<!-- end -->`:
 *  the summary, up to the details. */
const measured = /<!-- (bench\/[A-Z]+\.md) -->\n[\s\S]*?<!-- end -->/g

const text = (file: string): string => readFileSync(file, 'utf8').trimEnd()

const summary = (results: string): string => (results.split('<details>')[0] ?? '').trimEnd()

/** The README with everything that it quotes taken from where it comes from. */
const filled = (readme: string): string =>
  readme
    .replace(
      quoted,
      (_all, file: string, fence: string) => `<!-- ${file} -->\n${fence}${text(file)}\n\`\`\``,
    )
    .replace(printed, (_all, command: string, fence: string) => {
      const output = execFileSync('node', ['src/cli/main.ts', command], { encoding: 'utf8' })
      return `<!-- npm run backlot -- ${command} -->\n${fence}${output.trimEnd()}\n\`\`\``
    })
    .replace(
      measured,
      (_all, file: string) => `<!-- ${file} -->\n\n${summary(text(file))}\n\n<!-- end -->`,
    )

test('the README quotes what there is (npx vitest run test/readme -u writes it anew)', async () => {
  await expect(filled(text(README))).toMatchFileSnapshot(`../../${README}`)
})

test('what the README links to is there', () => {
  const links = [...text(README).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
    ([, file]) => file ?? '',
  )
  expect(links.length).toBeGreaterThan(1)
  expect(links.filter((file) => !existsSync(file))).toEqual([])
})
