// Machine-written by `npm run generate`: change the specs, not this file.
import type { Contract } from '../../src/core/contract.ts'
import { requests } from './requests.ts'
import * as judges from './validators.ts'

export const contract = {
  servers: [
    'https://api.runware.ai',
  ],
  operations: [
    {
      id: 'postTasks',
      method: 'POST',
      path: '/v1',
      parameters: null,
      body: {
        required: true,
        judge: judges.RequestBodyJudge,
        batch: {
          by: 'taskType',
          tasks: {
            authentication: judges.AuthenticationTaskJudge,
            imageInference: judges.ImageInferenceTaskJudge,
            getResponse: judges.GetResponseTaskJudge,
            accountManagement: judges.AccountManagementTaskJudge,
          },
        },
      },
      responses: {
        '200': judges.ResponseBodyJudge,
        '400': judges.RefusalJudge,
        '401': judges.RefusalJudge,
        '402': judges.RefusalJudge,
        '403': judges.RefusalJudge,
        '404': judges.RefusalJudge,
        '429': judges.RefusalJudge,
        '500': judges.RefusalJudge,
        '503': judges.RefusalJudge,
        '504': judges.RefusalJudge,
      },
    },
  ],
  callbacks: {
    taskCompleted: judges.NotificationJudge,
  },
  requests: requests,
} satisfies Contract
