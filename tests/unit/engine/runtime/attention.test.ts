/** What is seen is computed and answered first; the rest follows, and nothing gets lost on the way. */
import { describe, expect, it } from 'vitest';
import { bench, tick, valueOf } from './harness.ts';

const chapter = {
  cells: {
    far: 'const far = eta * 100; far',
    near: 'const near = eta + 1; near',
    from: 'const from = near * 2; from',
    farther: 'const farther = far + near; farther',
  },
  inputs: { eta: 1 },
  watches: ['from', 'farther'],
};

const order = (messages: readonly { type: string; id?: string; version?: number; answered?: true }[]): string[] =>
  messages.flatMap(({ type, id, version, answered }) => (type === 'starts' ? [id ?? ''] : answered ? [`answered ${version}`] : type === 'settled' ? [`settled ${version}`] : []));

describe('attention', () => {
  it('computes what is seen, with all that it follows from, then says answered, then the rest, then settled', async () => {
    const page = await bench(chapter);
    page.kernel.receive({ type: 'attend', seen: { cells: [], watches: ['w0'] } });
    const before = page.messages.length;
    await page.input('eta', 5);
    expect(order(page.messages.slice(before))).toEqual(['near', 'from', 'answered 1', 'far', 'farther', 'settled 1']);
    expect(valueOf(page.watch('from'))).toBe(12);
    expect(valueOf(page.watch('farther'))).toBe(506);
  });

  it('reports all that is seen by the message that says answered', async () => {
    const page = await bench(chapter);
    page.kernel.receive({ type: 'attend', seen: { cells: ['from'], watches: ['w0'] } });
    const before = page.messages.length;
    await page.input('eta', 5);
    const after = page.messages.slice(before);
    const answered = after.findIndex((message) => message.type === 'changes' && message.answered);
    const told = after.slice(0, answered + 1).flatMap((message) => (message.type === 'changes' ? [...message.watches, ...message.cells].map(({ id }) => id) : []));
    expect(told).toEqual(expect.arrayContaining(['w0', 'from', 'near']));
    expect(told).not.toContain('far');
  });

  it('says nothing of the kind to a page that never said what is seen', async () => {
    const page = await bench(chapter);
    await page.input('eta', 5);
    expect(page.of('changes').filter(({ answered }) => answered)).toEqual([]);
  });

  it('drops what waits when a newer value comes: only the latest is computed', async () => {
    const page = await bench(chapter);
    page.kernel.receive({ type: 'attend', seen: { cells: ['from'], watches: [] } });
    for (let version = 1; version <= 30; version++) {
      page.kernel.receive({ type: 'setInput', name: 'eta', value: version, version });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await page.rest();
    expect(valueOf(page.watch('farther'))).toBe(3031);
    expect(page.of('settled').at(-1)?.version).toBe(30);
    expect(page.starts('far')).toBeLessThanOrEqual(page.starts('near'));
  });

  it('takes in at once what comes into sight', async () => {
    const page = await bench({ ...chapter, cells: { ...chapter.cells, slow: 'const slow = eta; await new Promise((done) => setTimeout(done, 60));' } });
    page.kernel.receive({ type: 'attend', seen: { cells: ['slow'], watches: [] } });
    page.kernel.receive({ type: 'setInput', name: 'eta', value: 7, version: 1 });
    await tick(20);
    expect(page.starts('far')).toBe(1);
    page.kernel.receive({ type: 'attend', seen: { cells: ['slow', 'far'], watches: [] } });
    await tick(10);
    expect(page.starts('far')).toBe(2);
  });

  it('does not let a long run that is seen hold up the rest for ever', async () => {
    const page = await bench({ ...chapter, cells: { ...chapter.cells, slow: 'const slow = eta; await new Promise((done) => setTimeout(done, eta > 1 ? 5000 : 0));' } });
    page.kernel.receive({ type: 'attend', seen: { cells: ['slow'], watches: [] } });
    page.kernel.receive({ type: 'setInput', name: 'eta', value: 7, version: 1 });
    await tick(700);
    expect(page.cell('slow').state).toBe('running');
    expect(valueOf(page.watch('farther'))).toBe(708);
    expect(page.of('changes').findLast(({ answered }) => answered)?.version).toBe(1);
  });

  it('runs at once what the reader asks for, seen or not', async () => {
    const page = await bench(chapter);
    page.kernel.receive({ type: 'attend', seen: { cells: [], watches: [] } });
    const before = page.starts('far');
    await page.run('far');
    expect(page.starts('far')).toBe(before + 1);
  });
});
