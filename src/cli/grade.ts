import { dice } from '../core/dice.ts'
import type { Send } from '../core/exchange.ts'
import type { Provider, Webhook } from '../core/provider.ts'
import { grade as examine, lackOf } from '../grade/grade.ts'
import { exitCode, reportJson } from '../grade/report.ts'
import type { Rule } from '../grade/rule.ts'
import { rules as allRules } from '../grade/rules.ts'
import type { Subject } from '../grade/subject.ts'
import { reportText } from '../grade/text.ts'
import { systemClock } from '../host/clock.ts'
import { sender } from '../host/send.ts'
import { providers } from '../providers/registry.ts'
import type { ExitCode } from './exit-code.ts'
import { pick } from './pick.ts'
import { hasColours, print } from './print.ts'
import { UsageError } from './usage.ts'

export interface GradeFlags {
  readonly provider: string
  readonly secret?: string
  readonly token?: string
  readonly tokenName: string
  readonly job?: string
  readonly only?: string
  readonly allowHost?: readonly string[]
  readonly json?: true
}

/** Sends good and hostile calls to a user's own endpoint and tells what it let through. */
export async function grade(url: string, flags: GradeFlags): Promise<ExitCode> {
  const subject = subjectOf(url, flags)
  const rules = pickRules(flags.only, subject)
  const send = senderTo(subject.allowHosts)
  const report = await examine({ subject, rules, send, clock: systemClock() })
  const text = flags.json ? reportJson(report) : reportText(report, { colour: hasColours() })
  print(text.trimEnd())
  return exitCode(report)
}

/** A host that no URL could name was written wrongly. */
function senderTo(allowHosts: readonly string[]): Send {
  try {
    return sender({ allowHosts })
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--allow-host: ${error.message}`)
    throw error
  }
}

function subjectOf(url: string, flags: GradeFlags): Subject {
  const { secret = null, token = null, tokenName, job, allowHost = [] } = flags
  const { provider, webhook } = pickProvider(flags.provider)
  if (secret !== null && webhook.signature === null) {
    throw new UsageError(`${provider.name} signs nothing, so there is no --secret; see --token`)
  }
  for (const [name, value] of Object.entries({ secret, token, job, tokenName })) {
    if (value === '')
      throw new UsageError(`--${name} is empty; is a variable of the shell not set?`)
  }
  return {
    provider,
    webhook,
    url: reachable(url, allowHost),
    secret,
    token,
    tokenName,
    job: job ?? provider.invent.jobId(dice('graded')),
    invented: job === undefined,
    allowHosts: allowHost,
    others: providers.filter(({ id }) => id !== provider.id),
  }
}

function pickProvider(id: string): { readonly provider: Provider; readonly webhook: Webhook } {
  const [provider] = pick([id])
  if (provider?.webhook) return { provider, webhook: provider.webhook }
  const known = providers.filter(({ webhook }) => webhook !== null).map((one) => one.id)
  throw new UsageError(`'${id}' sends no webhooks; ${known.join(', ')} do`)
}

/** The sender refuses what is not allowed as well; here it is the command line that is wrong. */
function reachable(url: string, allowed: readonly string[]): string {
  const target = URL.parse(url)
  if (target === null || !/^https?:$/.test(target.protocol)) {
    throw new UsageError(
      `'${url}' is no URL of a receiver; give one as http://localhost:3000/hooks`,
    )
  }
  if (target.username + target.password !== '') {
    throw new UsageError('the URL holds credentials, which no provider sends; leave them out')
  }
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isLocal(host) || allowed.includes(host)) return target.href
  throw new UsageError(`${host} is not this machine; if it is yours, add --allow-host ${host}`)
}

const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

function pickRules(only: string | undefined, subject: Subject): readonly Rule[] {
  if (only === undefined) return allRules
  const rule = allRules.find(({ id }) => id === only)
  if (rule === undefined) {
    const known = allRules.map(({ id }) => id).join(', ')
    throw new UsageError(`there is no rule '${only}'; there is ${known}`)
  }
  const lack = lackOf(rule, subject)
  if (lack !== null) throw new UsageError(`'${only}' does not apply here: ${lack}`)
  return [rule]
}
