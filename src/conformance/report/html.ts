import type { Evidence } from './evidence.ts'
import type { Report } from './report.ts'
export const reportHtml = (report: Report, evidence: readonly Evidence[]): string =>
  `${report.target}${evidence.length}`
