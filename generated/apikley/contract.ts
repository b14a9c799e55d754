// Machine-written by `npm run generate`: change the specs, not this file.
import type { Contract } from '../../src/core/contract.ts'
import { requests } from './requests.ts'
import * as judges from './validators.ts'

export const contract = {
  servers: [
    'https://api.apikley.ru',
  ],
  operations: [
    {
      id: 'createTask',
      method: 'POST',
      path: '/api/v1/jobs/createTask',
      parameters: null,
      body: {
        required: true,
        judge: judges.createTaskBodyJudge,
        batch: null,
      },
      responses: {
        '200': judges.createTask200Judge,
        '401': judges.RefusalJudge,
        '429': judges.RefusalJudge,
        '500': judges.RefusalJudge,
      },
    },
    {
      id: 'getTask',
      method: 'GET',
      path: '/api/v1/jobs/recordInfo',
      parameters: judges.getTaskParametersJudge,
      body: null,
      responses: {
        '200': judges.getTask200Judge,
        '401': judges.RefusalJudge,
        '429': judges.RefusalJudge,
        '500': judges.RefusalJudge,
      },
    },
    {
      id: 'getCredit',
      method: 'GET',
      path: '/api/v1/chat/credit',
      parameters: null,
      body: null,
      responses: {
        '200': judges.getCredit200Judge,
        '401': judges.RefusalJudge,
        '429': judges.RefusalJudge,
        '500': judges.RefusalJudge,
      },
    },
  ],
  callbacks: {
    taskFinished: judges.TaskCallbackJudge,
  },
  requests: requests,
} satisfies Contract
