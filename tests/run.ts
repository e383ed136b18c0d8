/**
 * `npm test`: types, unit tests (every cell of every chapter among them), the build under a sub-path, browser tests
 * against what was built. Runs all steps even when one fails, and ends with one line: "N passed, N failed".
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BASE, SITE, runBrowserTests } from './e2e/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = fileURLToPath(new URL('./.output/', import.meta.url));

interface Tally {
  passed: number;
  failed: number;
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** One command that either passes or fails. */
async function single(command: string, args: string[], env?: Record<string, string>): Promise<Tally> {
  const code = await run(command, args, env);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unitTests(): Promise<Tally> {
  const report = `${output}unit.json`;
  const code = await run('vitest', [
    'run', '--config', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`,
  ]);
  const counts = await readJson<{ numPassedTests: number; numFailedTests: number }>(report);
  const failed = counts?.numFailedTests ?? 0;
  // A suite that cannot be loaded fails the run without a failed test.
  return { passed: counts?.numPassedTests ?? 0, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const steps: [string, () => Promise<Tally>][] = [
    ['types', () => single('astro', ['check', '--minimumFailingSeverity', 'warning'])],
    ['unit tests', unitTests],
    ['build', () => single('astro', ['build', '--outDir', SITE], { BASE })],
    ['browser tests', runBrowserTests],
  ];
  const total: Tally = { passed: 0, failed: 0 };
  const summary: string[] = [];
  for (const [name, step] of steps) {
    process.stdout.write(`\n── ${name}\n`);
    const start = performance.now();
    const tally = await step();
    total.passed += tally.passed;
    total.failed += tally.failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    summary.push(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  }
  process.stdout.write(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

await main();
