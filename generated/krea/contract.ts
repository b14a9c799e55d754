// Machine-written by `npm run generate`: change the specs, not this file.
import type { Contract } from '../../src/core/contract.ts'
import { requests } from './requests.ts'
import * as judges from './validators.ts'

export const contract = {
  servers: [
    'https://api.krea.ai',
  ],
  operations: [
    {
      id: 'createImage',
      method: 'POST',
      path: '/generate/image/google/imagen-4-fast',
      parameters: judges.createImageParametersJudge,
      body: {
        required: true,
        judge: judges.createImageBodyJudge,
        batch: null,
      },
      responses: {
        '200': judges.createImage200Judge,
        '400': judges.createImage400Judge,
        '401': judges.createImage401Judge,
        '402': judges.createImage402Judge,
        '429': judges.createImage429Judge,
        '500': judges.ErrorJudge,
      },
    },
    {
      id: 'getJob',
      method: 'GET',
      path: '/jobs/{id}',
      parameters: judges.getJobParametersJudge,
      body: null,
      responses: {
        '200': judges.JobJudge,
        '401': judges.ErrorJudge,
        '404': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
      },
    },
    {
      id: 'cancelJob',
      method: 'DELETE',
      path: '/jobs/{id}',
      parameters: judges.cancelJobParametersJudge,
      body: null,
      responses: {
        '200': null,
        '401': judges.ErrorJudge,
        '404': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
      },
    },
    {
      id: 'listJobs',
      method: 'GET',
      path: '/jobs',
      parameters: judges.listJobsParametersJudge,
      body: null,
      responses: {
        '200': judges.JobListJudge,
        '400': judges.ErrorJudge,
        '401': judges.ErrorJudge,
        '429': judges.ErrorJudge,
        '500': judges.ErrorJudge,
      },
    },
  ],
  callbacks: {
    jobFinished: judges.FinishedJobJudge,
  },
  requests: requests,
} satisfies Contract
