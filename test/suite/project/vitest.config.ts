import { defineConfig, mergeConfig } from 'vitest/config'
import config from '../../../vitest.config.ts'

/** A user's project that runs the checks among its own tests. */
export default mergeConfig(
  { ...config, test: {} },
  defineConfig({ test: { include: ['test/suite/project/*.fixture.ts'] } }),
)
