// Machine-written by `npm run generate`: change the specs, not this file.
import type { Contract } from '../../src/core/contract.ts'
import { requests } from './requests.ts'
import * as judges from './validators.ts'

export const contract = {
  servers: [
    'https://api.aimlapi.com',
  ],
  operations: [
    {
      id: 'generateImage',
      method: 'POST',
      path: '/v1/images/generations',
      parameters: judges.generateImageParametersJudge,
      body: {
        required: true,
        judge: judges.generateImageBodyJudge,
        batch: null,
      },
      responses: {
        '200': judges.generateImage200Judge,
        '400': judges.ErrorJudge,
        '401': judges.ErrorJudge,
        '403': judges.ErrorJudge,
        '404': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
        '502': judges.ErrorJudge,
        '503': judges.ErrorJudge,
        '504': judges.ErrorJudge,
      },
    },
    {
      id: 'getBalance',
      method: 'GET',
      path: '/v2/billing',
      parameters: judges.getBalanceParametersJudge,
      body: null,
      responses: {
        '200': judges.BalanceJudge,
        '400': judges.ErrorJudge,
        '401': judges.ErrorJudge,
        '403': judges.ErrorJudge,
        '404': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
        '502': judges.ErrorJudge,
        '503': judges.ErrorJudge,
        '504': judges.ErrorJudge,
      },
    },
    {
      id: 'getLegacyBalance',
      method: 'GET',
      path: '/v1/billing/balance',
      parameters: judges.getLegacyBalanceParametersJudge,
      body: null,
      responses: {
        '200': judges.LegacyBalanceJudge,
        '400': judges.ErrorJudge,
        '401': judges.ErrorJudge,
        '403': judges.ErrorJudge,
        '404': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
        '502': judges.ErrorJudge,
        '503': judges.ErrorJudge,
        '504': judges.ErrorJudge,
      },
    },
  ],
  callbacks: {},
  requests: requests,
} satisfies Contract
