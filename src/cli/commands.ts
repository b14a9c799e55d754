import { type Command, Option } from 'commander'
import { SEED_DEFAULT } from '../../mocks/kernel/options.ts'
import { fidelities } from '../core/quirk.ts'
import { anyNumber, wholeNumber } from './flags.ts'
import { INBOX_PORT } from './live/flags.ts'

const seed = new Option('--seed <n>', 'everything that chance decides follows from it')
  .argParser(wholeNumber({ least: 0, most: 2 ** 31 - 1 }))
  .default(SEED_DEFAULT)

const budget = new Option(
  '--budget <usd>',
  'the most that calls to url and live may cost; 0: free ones only',
).argParser(anyNumber({ least: 0, most: 1_000 }))

const inboxPort = new Option('--inbox-port <n>', 'where webhooks arrive on this machine')
  .argParser(wholeNumber({ least: 0, most: 65_535 }))
  .default(INBOX_PORT)

const urlSpeed = new Option(
  '--speed <n>',
  'how many times faster than the real one the server at the url is',
).argParser(anyNumber({ least: 0.001, most: 10_000 }))

const fidelity = (usual: (typeof fidelities)[number]): Option =>
  new Option('--fidelity <fidelity>', 'to the letter of the documents, or as seen in the wild')
    .choices(fidelities)
    .default(usual)

const quirk = new Option('--quirk <id...>', 'switches one quirk: ID, ID=on or ID=off')

const scenario = new Option('--scenario <names>', 'what all accounts live through: slow+flaky')

export const addServe = (root: Command): Command =>
  root
    .command('serve')
    .description('one HTTP server with all providers, each at /<id>')
    .addOption(
      new Option('--port <n>', '0 takes a free one')
        .argParser(wholeNumber({ least: 0, most: 65_535 }))
        .default(4400),
    )
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--provider <id...>', 'only these')
    .addOption(
      new Option('--engine <engine>', 'who receives the requests')
        .choices(['http', 'prism'])
        .default('http'),
    )
    .addOption(seed)
    .addOption(
      new Option('--speed <n>', 'how many times faster than the real ones')
        .argParser(anyNumber({ least: 0.001, most: 10_000 }))
        .default(1),
    )
    .addOption(fidelity('observed'))
    .addOption(quirk)
    .addOption(scenario)
    .option('--no-limits', 'no call is ever too many')
    .option('--webhook-secret <key>', 'signs webhook calls, where the provider signs')
    .option(
      '--allow-host <name...>',
      'webhook calls go to these hosts too, not just to this machine',
    )
    .option('--control-token <token>', 'lets whoever has it use the control API, from anywhere')
    .option('--no-control', 'no control API at /__backlot/')

export const addDemo = (root: Command): Command =>
  root
    .command('demo')
    .description('one generation through every provider, end to end')
    .option('--json', 'one JSON document for programs')
    .option('--out <dir>', 'where the images go; a new temporary folder unless given')

export const addCheck = (root: Command): Command =>
  root
    .command('check')
    .description('does a provider keep its contract: a mock, any URL, or the real one?')
    .argument('[ids...]', 'only these providers')
    .addOption(
      new Option(
        '--target <target>',
        'a mock and how it is reached, or mock: each way in turn; a URL, or the real provider',
      )
        .choices(['memory', 'msw', 'http', 'prism', 'mock', 'url', 'live'])
        .default('memory'),
    )
    .addOption(fidelity('documented'))
    .addOption(quirk)
    .addOption(scenario)
    .addOption(seed)
    .addOption(
      new Option('--runs <n>', 'scripts drawn for each provider: 100, or 10 with --free').argParser(
        wholeNumber({ least: 0, most: 1_000_000 }),
      ),
    )
    .option('--check <id>', 'only this check')
    .option('--path <path>', 'a counterexample, as a report names it')
    .option('--base-url <url>', 'stands in the place of the origin; {id} is the provider’s id')
    .addOption(budget)
    .addOption(new Option('--free', 'calls to the url cost nothing').conflicts('budget'))
    .option('--dry-run', 'shows the plan and its cost, and calls nobody')
    .option('--yes', 'agrees to the plan')
    .option('--inbox <url>', 'a public URL that leads to --inbox-port: webhooks are looked at too')
    .addOption(inboxPort)
    .addOption(
      new Option(
        '--reruns <n>',
        'what breaks is performed anew so often, inside the budget: once is inconclusive',
      ).argParser(wholeNumber({ least: 0, most: 10 })),
    )
    .addOption(urlSpeed)
    .option('--keyed', 'of the real providers only those that there is a key for')
    .option('--json', 'the report as JSON')
    .option('--report <dir>', 'also writes the report into this folder, in every form there is')
    .option('--resume <run>', 'goes on with a run at url or live that was cut: its folder')
    .option('--record [dir]', 'keeps each run in a folder of its own, in runs/ unless named')
    .addHelpText('after', keys)

const keys = `
Keys at url and live, for krea and so on:
  KREA_API_KEY        the account that everything is asked for with
  KREA_OTHER_API_KEY  of another account, to see that it can neither see nor cancel what is the
                      first one's: it pays for nothing, and may be left out. With --free it sends
                      drawn requests too
`

export const addExamine = (root: Command): Command =>
  root
    .command('examine')
    .description('judges a recorded run again, without a call')
    .argument('<run>', 'the folder of the run: runs/2026-11-25T04-11-08Z-krea')
    .option('--json', 'the report as JSON')

export const addReplay = (root: Command): Command =>
  root
    .command('replay')
    .description('performs the shortest script that shows a finding')
    .argument('<finding>', 'its file in the folder of the run, or RUN#CHECK')
    .option('--json', 'what was found, as JSON')
    .addOption(budget)
    .option('--yes', 'agrees to what it costs, without asking')
    .option('--dry-run', 'shows what it would do and what that costs, and calls nobody')
    .option('--inbox <url>', 'where webhooks reach this machine, for findings about them')
    .addOption(inboxPort)
    .addOption(urlSpeed)

export const addGrade = (root: Command): Command =>
  root
    .command('grade')
    .description('does your webhook receiver let through what it should refuse?')
    .argument('<url>', 'where it listens')
    .requiredOption('--provider <id>', 'whose calls it receives')
    .option('--secret <key>', 'what the provider signs with, as the receiver knows it')
    .option('--token <text>', 'what the receiver expects in the query of its URL')
    .option('--token-name <name>', 'the name of the token in the query', 'token')
    .option('--job <id>', 'a job that the receiver has on record; one is made up unless given')
    .option('--only <rule>', 'only this rule')
    .option(
      '--allow-host <name...>',
      'the receiver may be at these hosts, not just on this machine',
    )
    .option('--json', 'the report as JSON, with the evidence of every rule')

export const addMutants = (root: Command): Command =>
  root
    .command('mutants')
    .description('which planted faults do the inspectors find?')
    .argument('[ids...]', 'only these providers')
    .addOption(
      new Option('--target <target>', 'where the faults are planted')
        .choices(['memory', 'http'])
        .default('memory'),
    )
    .option('--only <id>', 'only this mutant, or those whose ids begin so: kie/webhook')
    .addOption(
      new Option('--sample <n>', 'only one mutant in so many').argParser(
        wholeNumber({ least: 1, most: 10_000 }),
      ),
    )
    .addOption(seed)
    .addOption(
      new Option('--runs <n>', 'scripts drawn after the fixed ones')
        .argParser(wholeNumber({ least: 0, most: 10_000 }))
        .default(30),
    )
    .addOption(
      new Option('--jobs <n>', 'how many at once; as many as there are processors').argParser(
        wholeNumber({ least: 1, most: 64 }),
      ),
    )
    .option('--json', 'the matrix and the fate of every mutant as JSON')

export const addProviders = (root: Command): Command =>
  root
    .command('providers')
    .description('what is here, and what each can do')
    .option('--json', 'as JSON')

export const addQuirks = (root: Command): Command =>
  root
    .command('quirks')
    .description('where providers differ from their documents, with sources')
    .argument('[ids...]', 'only these providers')
    .option('--json', 'as JSON')

export const addScenarios = (root: Command): Command =>
  root
    .command('scenarios')
    .description('what can be lived through, and how to ask for it')
    .option('--json', 'as JSON')
