import { defineConfig, mergeConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

const RATIO = "aspect_ratio: '16:9'"

/** The example as if its author had asked for a ratio that kie.ai does not know. */
export default mergeConfig(
  config,
  defineConfig({
    plugins: [
      {
        name: 'a-mistake',
        enforce: 'pre',
        transform(code, id) {
          if (!id.endsWith('examples/pictures/src/kie.ts')) return
          if (!code.includes(RATIO)) throw new Error(`${id} no longer says ${RATIO}`)
          return code.replace(RATIO, "aspect_ratio: '16x9'")
        },
      },
    ],
  }),
)
