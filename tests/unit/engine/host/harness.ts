/** A session in this process: the real kernel behind a fake frame, timers that hurry, a storage made of a Map. */
import type { ChapterData, DisplayRecord, ToKernel } from '../../../../src/engine/protocol.ts';
import { compile, compileExpression } from '../../../../src/engine/compile/index.ts';
import type { Connect } from '../../../../src/engine/host/frame.ts';
import { createSession, type SessionOptions } from '../../../../src/engine/host/session.ts';
import type { Store } from '../../../../src/engine/host/stored.ts';
import type { CellState, Session } from '../../../../src/engine/host/types.ts';
import { runOnce } from '../../../../src/engine/runtime/bake.ts';
import { createKernel } from '../../../../src/engine/runtime/kernel.ts';
import * as chainrule from '../../../../src/network/index.ts';
import { compiled, tick, type CellText } from '../runtime/harness.ts';

export { tick };

export interface Chapter {
  cells: Record<string, string | CellText>;
  inputs?: Record<string, number | string | boolean>;
  watches?: string[];
}

/** A chapter as the build leaves it, values baked. */
export async function chapter({ cells, inputs = {}, watches = [] }: Chapter): Promise<ChapterData> {
  const data: ChapterData = {
    chapter: 'test',
    cells: Object.entries(cells).map(([id, text]) => compiled(id, text)),
    inputs: Object.entries(inputs).map(([name, value]) => ({ name, value })),
    watches: watches.map((source, i) => {
      const expression = compileExpression(`w${i}`, source);
      if (!expression.ok) throw new Error(expression.error.message);
      return expression.watch;
    }),
    ...{ baked: {}, quantities: {}, names: {}, expects: {} },
  };
  const baked = await runOnce(data.cells, data.inputs, data.watches, { modules: { chainrule } });
  for (const report of baked.watches.values()) if ('value' in report) data.baked[report.id] = report.value;
  return data;
}

/** A storage; `fails` makes it refuse. */
export function memoryStore(fails?: 'get' | 'set'): Store & { map: Map<string, string> } {
  const map = new Map<string, string>();
  const refuse = (): never => {
    throw new DOMException('no', 'QuotaExceededError');
  };
  return {
    map,
    getItem: (key) => (fails === 'get' ? refuse() : (map.get(key) ?? null)),
    setItem: (key, value) => (fails ? refuse() : void map.set(key, value)),
    removeItem: (key) => void map.delete(key),
  };
}

export interface Desk {
  session: Session;
  data: ChapterData;
  /** All that was posted to Workers, in order. */
  posted: ToKernel[];
  /** Workers started so far. */
  starts: () => number;
  /** How often a spare Worker was asked for. */
  spares: () => number;
  /** Parts fetched so far. */
  fetched: string[];
  cellEvents: CellState[];
  engineEvents: string[];
  valueEvents: ReadonlyMap<string, { value: unknown; stale: boolean }>[];
  settled: number[];
  /** Sends something of one's own as if from the Worker. */
  forge: (data: unknown) => void;
  /** Waits until a condition holds. */
  until: (condition: () => boolean, what?: string) => Promise<void>;
  number: (id: string) => unknown;
  value: (watch: string) => unknown;
}

export interface DeskOptions extends Partial<SessionOptions> {
  /** Cells (or watches) that hang the Worker when their code begins while this returns true. */
  hangs?: (id: string) => boolean;
  offline?: (part: string) => boolean;
  /** A Worker that is started so never says anything. */
  mute?: (fresh: boolean) => boolean;
}

export function desk(data: ChapterData, { hangs = () => false, offline = () => false, mute = () => false, ...options }: DeskOptions = {}): Desk {
  const posted: ToKernel[] = [];
  const fetched: string[] = [];
  let starts = 0;
  let spares = 0;
  let ear: (data: unknown) => void = () => {};

  const connect: Connect = (_kernel, ears, fresh) => {
    starts++;
    let open = true;
    let hung = mute(fresh);
    ear = ears.message;
    const kernel = createKernel({
      modules: { chainrule },
      load: (text) => (text === 'compiler' ? { compile } : (undefined as never)),
      post(message) {
        if (hung) return;
        const copy: unknown = structuredClone(message);
        setImmediate(() => open && ears.message(copy));
        if (message.type === 'starts' && hangs(message.id)) hung = true;
      },
    });
    return {
      post(message) {
        posted.push(message);
        const copy = structuredClone(message);
        setImmediate(() => open && !hung && kernel.receive(copy));
      },
      prepare: () => void (spares += 1),
      close: () => (open = false),
    };
  };

  const session = createSession({
    data,
    connect,
    fetchText: (part) => {
      fetched.push(part);
      return offline(part) ? Promise.reject(new Error('offline')) : Promise.resolve(part);
    },
    // The long waits hurry.
    setTimer(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds >= 1000 ? milliseconds / 10 : milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
    ...options,
  });
  const result: Desk = {
    ...{ session, data, posted, fetched, cellEvents: [], engineEvents: [], valueEvents: [], settled: [] },
    starts: () => starts,
    spares: () => spares,
    forge: (message) => ear(message),
    async until(condition, what = String(condition)) {
      const limit = performance.now() + 3000;
      while (!condition()) {
        if (performance.now() > limit) throw new Error(`not within 3 s: ${what}`);
        await tick(2);
      }
    },
    number: (id) => (session.cell(id).shown?.at(-1)?.record as Extract<DisplayRecord, { kind: 'number' }> | undefined)?.value,
    value: (source) => session.value(data.watches.find((watch) => watch.source === source)?.id ?? ''),
  };
  session.on('cell', (cell) => result.cellEvents.push(cell));
  session.on('engine', ({ state }) => result.engineEvents.push(state));
  session.on('values', (changed) => result.valueEvents.push(changed));
  session.on('settled', (version) => result.settled.push(version));
  return result;
}
