/** `<cr-files>`: saves the network that this page has trained, and tests one from a file. What is on the page stays as it is. */
import { render } from 'preact';
import type { Plain } from '../../../engine/protocol.ts';
import { count } from '../../displays/digits.ts';
import type { Attach } from '../register.ts';
import { fileProblem, type FileData } from './files-data.ts';
import { FilesView, NOTHING, type FilesState } from './files.tsx';

export const attach: Attach = (host, session) => {
  const { watch = '', asks = '', before = '' } = host.dataset;
  let state: FilesState = NOTHING;
  let asked = false;
  const become = (news: Partial<FilesState>): void => {
    state = { ...state, ...news };
    render(<FilesView {...state} />, host);
  };
  become({});

  function take(value: Plain | undefined): void {
    if (!asked || value === null) return;
    asked = false;
    const problem = value === undefined ? '' : fileProblem(value);
    if (value === undefined) become({ busy: false, failed: 'save', saved: `There is no trained network in this page yet. Run ${before} first, then save.` });
    else if (problem !== undefined) become({ busy: false, failed: 'save', saved: `Nothing was saved: ${problem}.` });
    else {
      const file = value as unknown as NonNullable<FileData>;
      const size = save(host.ownerDocument, file);
      become({ busy: false, failed: undefined, saved: `${file.name} was saved: ${count(Math.round(size / 1000))} kB.` });
    }
    session.setInput(asks, 'none');
  }

  async function test(file: File): Promise<void> {
    become({ busy: true, failed: undefined, loaded: `Looking into ${file.name} …` });
    try {
      // Network module and digits come when they are needed.
      const { testNetwork } = await import('./test-network.ts');
      const result = await testNetwork(file, (words) => become({ loaded: `${file.name}: ${words}. Testing it …` }));
      become({ busy: false, loaded: `${file.name}: ${result}` });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      become({ busy: false, failed: 'load', loaded: `${file.name} could not be tested. ${said} All else is as it was.` });
    }
  }

  session.on('values', (values) => {
    const news = values.get(watch);
    if (news) take(news.value);
  });
  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-save]') : null;
    if (!button) return;
    asked = true;
    become({ busy: true, failed: undefined, saved: 'Making the file …' });
    session.setInput(asks, button.dataset['save'] ?? '');
  });
  host.addEventListener('change', ({ target }) => {
    const [file] = target instanceof HTMLInputElement && target.files ? target.files : [];
    if (file) void test(file);
  });
  return { near: () => undefined };
};

/** Hands the reader a file. Returns its size in bytes. */
function save(document: Document, { name, type, text, base64 }: NonNullable<FileData>): number {
  const blob = new Blob(text ?? [Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0))], { type });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return blob.size;
}
