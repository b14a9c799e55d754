// Machine-written by `npm run generate`: change the specs, not this file.
import type { Contract } from '../../src/core/contract.ts'
import { requests } from './requests.ts'
import * as judges from './validators.ts'

export const contract = {
  servers: [
    'http://127.0.0.1:4400',
  ],
  operations: [
    {
      id: 'getOverview',
      method: 'GET',
      path: '/__backlot',
      parameters: null,
      body: null,
      responses: {
        '200': judges.OverviewJudge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'getDocument',
      method: 'GET',
      path: '/__backlot/openapi.json',
      parameters: null,
      body: null,
      responses: {
        '200': judges.getDocument200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'getClock',
      method: 'GET',
      path: '/__backlot/clock',
      parameters: judges.getClockParametersJudge,
      body: null,
      responses: {
        '200': judges.getClock200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'advanceClock',
      method: 'POST',
      path: '/__backlot/clock/advance',
      parameters: judges.advanceClockParametersJudge,
      body: {
        required: true,
        judge: judges.AdvanceJudge,
        batch: null,
      },
      responses: {
        '200': judges.advanceClock200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'runClockUntilIdle',
      method: 'POST',
      path: '/__backlot/clock/run-until-idle',
      parameters: judges.runClockUntilIdleParametersJudge,
      body: null,
      responses: {
        '200': judges.advanceClock200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'freezeClock',
      method: 'POST',
      path: '/__backlot/clock/freeze',
      parameters: judges.freezeClockParametersJudge,
      body: null,
      responses: {
        '200': judges.getClock200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'flowClock',
      method: 'POST',
      path: '/__backlot/clock/flow',
      parameters: judges.flowClockParametersJudge,
      body: {
        required: true,
        judge: judges.FlowJudge,
        batch: null,
      },
      responses: {
        '200': judges.getClock200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listScenarios',
      method: 'GET',
      path: '/__backlot/scenarios',
      parameters: null,
      body: null,
      responses: {
        '200': judges.listScenarios200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'getScenario',
      method: 'GET',
      path: '/__backlot/scenario',
      parameters: judges.getScenarioParametersJudge,
      body: null,
      responses: {
        '200': judges.getScenario200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'putScenario',
      method: 'PUT',
      path: '/__backlot/scenario',
      parameters: judges.putScenarioParametersJudge,
      body: {
        required: true,
        judge: judges.ScenarioChoiceJudge,
        batch: null,
      },
      responses: {
        '200': judges.getScenario200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listQuirks',
      method: 'GET',
      path: '/__backlot/quirks',
      parameters: judges.listQuirksParametersJudge,
      body: null,
      responses: {
        '200': judges.listQuirks200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'getQuirk',
      method: 'GET',
      path: '/__backlot/quirks/{provider}/{name}',
      parameters: judges.getQuirkParametersJudge,
      body: null,
      responses: {
        '200': judges.QuirkJudge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listAccounts',
      method: 'GET',
      path: '/__backlot/accounts',
      parameters: judges.listAccountsParametersJudge,
      body: null,
      responses: {
        '200': judges.listAccounts200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'getAccount',
      method: 'GET',
      path: '/__backlot/account',
      parameters: judges.getAccountParametersJudge,
      body: null,
      responses: {
        '200': judges.listAccounts200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'patchAccount',
      method: 'PATCH',
      path: '/__backlot/account',
      parameters: judges.patchAccountParametersJudge,
      body: {
        required: true,
        judge: judges.AccountChangeJudge,
        batch: null,
      },
      responses: {
        '200': judges.listAccounts200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listJobs',
      method: 'GET',
      path: '/__backlot/jobs',
      parameters: judges.listJobsParametersJudge,
      body: null,
      responses: {
        '200': judges.listJobs200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listDeliveries',
      method: 'GET',
      path: '/__backlot/deliveries',
      parameters: judges.listDeliveriesParametersJudge,
      body: null,
      responses: {
        '200': judges.listDeliveries200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'awaitDeliveries',
      method: 'POST',
      path: '/__backlot/deliveries/idle',
      parameters: judges.awaitDeliveriesParametersJudge,
      body: null,
      responses: {
        '204': null,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'listViolations',
      method: 'GET',
      path: '/__backlot/violations',
      parameters: judges.listViolationsParametersJudge,
      body: null,
      responses: {
        '200': judges.listViolations200Judge,
        default: judges.RefusalJudge,
      },
    },
    {
      id: 'reset',
      method: 'POST',
      path: '/__backlot/reset',
      parameters: judges.resetParametersJudge,
      body: null,
      responses: {
        '204': null,
        default: judges.RefusalJudge,
      },
    },
  ],
  callbacks: {},
  requests: requests,
} satisfies Contract
