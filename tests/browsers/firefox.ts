/** Drives an installed Firefox by WebDriver BiDi, which it speaks itself over a socket. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver, Wishes } from './driver.ts';

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly message?: string;
  readonly result?: Record<string, unknown>;
  readonly method?: string;
  readonly params?: { readonly level: string; readonly text: string; readonly method?: string };
}

/** No update, no report, no first-run page: nothing but what the test asks for. */
const PREFERENCES: Record<string, boolean | number | string> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.prefs.recommended': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** `path`: the executable. Throws when it doesn't start within half a minute. */
export async function openFirefox(path: string, wishes: Wishes = {}): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), 'chainrule-firefox-'));
  const preferences = { ...PREFERENCES, 'ui.systemUsesDarkTheme': wishes.dark ? 1 : 0, 'layout.css.prefers-color-scheme.content-override': wishes.dark ? 0 : 1, 'javascript.enabled': wishes.javaScript ?? true };
  await writeFile(join(profile, 'user.js'), Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const child = spawn(path, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${path} did not open a socket.`)), 30_000);
    let said = '';
    child.on('error', reject);
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /ws:\/\/[^\s]+/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });

  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>();
  let complaints: string[] = [];
  let count = 0;
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.method === 'log.entryAdded' && answer.params) complaints.push(`${answer.params.level}: ${answer.params.text}`);
    if (answer.id === undefined) return;
    const mine = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'success') mine?.resolve(answer.result ?? {});
    else mine?.reject(new Error(answer.message));
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The socket was refused.'));
  });
  const ask = (method: string, params: Record<string, unknown>): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      waiting.set((count += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: count, method, params }));
    });

  const { capabilities } = (await ask('session.new', { capabilities: {} })) as { capabilities: { browserName: string; browserVersion: string } };
  await ask('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = (await ask('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context;

  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    async run<T>(body: string, ...args: unknown[]) {
      const functionDeclaration = `async () => JSON.stringify(await (async (...args) => { ${body} })(...${JSON.stringify(args)})) ?? 'null'`;
      const answer = (await ask('script.callFunction', { functionDeclaration, awaitPromise: true, target: { context }, userActivation: true })) as {
        result?: { value: string };
        exceptionDetails?: { text: string };
      };
      if (!answer.result) throw new Error(answer.exceptionDetails?.text);
      return JSON.parse(answer.result.value) as T;
    },
    act: async (actions) => void (await ask('input.performActions', { context, actions })),
    resize: async (width, height) => void (await ask('browsingContext.setViewport', { context, viewport: { width, height } })),
    picture: async () => Buffer.from(((await ask('browsingContext.captureScreenshot', { context })) as { data: string }).data, 'base64'),
    complaints() {
      const said = complaints;
      complaints = [];
      return said;
    },
    async close() {
      const ended = new Promise((resolve) => child.on('close', resolve));
      await Promise.race([ask('browser.close', {}).catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 3000))]);
      socket.close();
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
