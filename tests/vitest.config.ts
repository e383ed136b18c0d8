import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { 'chainrule/mnist': `${root}src/mnist/node.ts`, chainrule: `${root}src/trainer/index.ts` } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    testTimeout: 60_000,
    maxWorkers: availableParallelism(), // left to itself it spares one core, and of two that is half
  },
});
