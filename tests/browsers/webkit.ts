/** Drives an installed WebKitGTK by WebDriver's classic form, over HTTP. It needs a display: Xvfb will do. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { Driver, Wishes } from './driver.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `driver`: the executable WebKitWebDriver; `browser`: WebKit's MiniBrowser. Throws when they don't start. */
export async function openWebKit(driver: string, browser: string, wishes: Wishes = {}): Promise<Driver> {
  const port = await freePort();
  // Line by line: through a pipe, the pages' own process would keep what they say to the console to itself until it is much.
  const child = spawn('stdbuf', ['-oL', driver, `--port=${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GTK_THEME: wishes.dark ? 'Adwaita:dark' : 'Adwaita', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  let complaints: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => complaints.push(...chunk.toString().split('\n').filter((line) => line !== '')));

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error((value as { message?: string }).message ?? String(response.status));
    return value;
  }
  for (let tries = 50; ; tries -= 1) {
    try {
      await ask('GET', '/status');
      break;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const args = ['--automation', '--enable-write-console-messages-to-stdout=true', ...(wishes.javaScript === false ? ['--enable-javascript=false'] : [])];
  const { sessionId, capabilities } = (await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args } } },
  })) as { sessionId: string; capabilities: { browserName: string; browserVersion: string } };
  const at = `/session/${sessionId}`;
  await ask('POST', `${at}/timeouts`, { script: 120_000, pageLoad: 60_000 });

  return {
    name: `WebKitGTK (${capabilities.browserName} ${capabilities.browserVersion})`,
    open: async (url) => void (await ask('POST', `${at}/url`, { url })),
    async run<T>(body: string, ...args: unknown[]) {
      const script = `const [args, done] = [JSON.parse(arguments[0]), arguments[1]];
        (async (...args) => { ${body} })(...args).then((value) => done({ value: JSON.stringify(value) ?? 'null' }), (error) => done({ error: String(error) }));`;
      const answer = (await ask('POST', `${at}/execute/async`, { script, args: [JSON.stringify(args)] })) as { value: string; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return JSON.parse(answer.value) as T;
    },
    act: async (actions) => void (await ask('POST', `${at}/actions`, { actions })),
    async resize(width, height) {
      await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width, height });
      // The window has a frame and a bar: a second time with what they take.
      const [inside, tall] = (await ask('POST', `${at}/execute/sync`, { script: 'return [innerWidth, innerHeight]', args: [] })) as [number, number];
      await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width: 2 * width - inside, height: 2 * height - tall });
    },
    picture: async () => Buffer.from((await ask('GET', `${at}/screenshot`)) as string, 'base64'),
    complaints() {
      const said = complaints;
      complaints = [];
      return said;
    },
    async close() {
      await ask('DELETE', at).catch(() => undefined);
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill();
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      await ended;
    },
  };
}
