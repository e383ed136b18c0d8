/** `<cr-networks>`: which network answers. Offers those that this browser keeps, and takes one from a file. */
import { render } from 'preact';
import { readKept } from '../../networks/index-of-kept.ts';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { COURSE, NetworksView, networksProblem, type NetworksData, type Offered } from './networks.tsx';

export const attach: Attach = (host, session) => {
  const { chooses = '' } = host.dataset;
  let said = '';
  let failed = false;
  const written = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const dated = (when: string): string => (Number.isNaN(Date.parse(when)) ? '' : written.format(new Date(when)));
  const offered = (): Offered[] => [...readKept(window).map(({ id, title, when, sizes }) => ({ id, title, detail: `${sizes}, ${dated(when)}` })), ...COURSE];
  const own = readKept(window).find(({ id }) => id !== 'file');
  const follower = follow<NetworksData>({
    host,
    session,
    problemOf: networksProblem,
    draw: ({ data, stale, problem }) => {
      // Before anything was touched, the page shows what the build drew; the reader's own will answer then.
      const waits = session.engine.state === 'asleep' && own !== undefined;
      const note = waits && said === '' ? `${own.title.charAt(0).toUpperCase()}${own.title.slice(1)} is kept here, and answers as soon as you draw.` : said;
      render(<NetworksView data={data} offered={offered()} said={note} failed={failed} live stale={stale} problem={problem} dated={dated} />, host);
    },
  });
  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-network]') : null;
    if (button) session.setInput(chooses, button.dataset['network'] ?? '');
  });
  host.addEventListener('change', ({ target }) => {
    const [file] = target instanceof HTMLInputElement && target.files ? target.files : [];
    if (file) void take(file);
  });

  async function take(file: File): Promise<void> {
    say(`Looking into ${file.name} …`);
    try {
      const { keepFile, readNetworkFile } = await import('../../networks/from-file.ts');
      const { title } = await keepFile(file.name, await readNetworkFile(file), new Date());
      say(`${title.charAt(0).toUpperCase()}${title.slice(1)} is kept in this browser.`);
      // Chosen already, it is chosen anew: the input has to change for that.
      if (session.input(chooses) === 'file') session.setInput(chooses, 'auto');
      setTimeout(() => session.setInput(chooses, 'file'), 0);
    } catch (error) {
      failed = true;
      say(`${file.name} could not be used. ${error instanceof Error ? error.message : String(error)} All else is as it was.`, true);
    }
  }

  function say(words: string, isFailure = false): void {
    said = words;
    failed = isFailure;
    follower.redraw();
  }
  return follower;
};
