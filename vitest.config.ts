import { defineConfig } from 'vitest/config'

const here = (path: string): string => new URL(path, import.meta.url).pathname

export default defineConfig({
  resolve: {
    // The package's own entries, for the examples that the README quotes.
    alias: [
      { find: /^backlot$/, replacement: here('src/index.ts') },
      { find: 'backlot/clients', replacement: here('src/clients/index.ts') },
      { find: 'backlot/conformance', replacement: here('src/conformance.ts') },
      { find: 'backlot/msw', replacement: here('src/msw.ts') },
      { find: 'backlot/server', replacement: here('mocks/skins/http.ts') },
      { find: 'backlot/webhooks', replacement: here('src/webhooks/index.ts') },
      { find: 'backlot/vitest', replacement: here('src/vitest.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    globalSetup: 'test/_scratch.ts',
    testTimeout: 20_000,
    // Half of the time went into loading the same modules anew for each file.
    isolate: false,
    // Vitest leaves one core to itself, which is half of a small machine.
    maxWorkers: '100%',
  },
})
