/** A kernel in this process, with its messages kept in order, and words to drive it. */
import type { CellReport, CompiledCell, FromKernel, ModuleName, WatchReport } from '../../../../src/engine/protocol.ts';
import { compile, compileExpression } from '../../../../src/engine/compile/index.ts';
import { createKernel, type Kernel, type KernelOptions } from '../../../../src/engine/runtime/kernel.ts';
import * as chainrule from '../../../../src/network/index.ts';

export const tick = (milliseconds = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface CellText {
  code: string;
  run?: 'load' | 'click';
  lenient?: true;
}

export function compiled(id: string, text: string | CellText): CompiledCell {
  const { code, run = 'load', lenient }: CellText = typeof text === 'string' ? { code: text } : text;
  const result = compile(id, code, { run, ...(lenient && { lenient }) });
  if (!result.ok) throw new Error(`${id}: ${result.error.message}`);
  return result.cell;
}

export interface Bench {
  kernel: Kernel;
  messages: FromKernel[];
  /** The last report of each cell. */
  cell(id: string): CellReport;
  /** Every state that a cell was reported in. */
  states(id: string): string[];
  watch(source: string): WatchReport | undefined;
  /** How often a cell's code began. */
  starts(id: string): number;
  of<T extends FromKernel['type']>(type: T): Extract<FromKernel, { type: T }>[];
  /** Waits until nothing is computed any more. */
  rest(): Promise<void>;
  input(name: string, value: number | string | boolean): Promise<number>;
  source(id: string, text: string): Promise<void>;
  run(id: string): Promise<void>;
}

export interface Page {
  cells: Record<string, string | CellText>;
  inputs?: Record<string, number | string | boolean>;
  watches?: string[];
  hold?: string[];
  /** How long to wait after the start, where waiting for rest would take for ever. Milliseconds. */
  patience?: number;
  kernel?: Partial<KernelOptions>;
  modules?: Partial<Record<ModuleName, Record<string, unknown>>>;
}

export async function bench({ cells, inputs = {}, watches = [], hold = [], patience, kernel: options = {}, modules = { chainrule } }: Page): Promise<Bench> {
  const messages: FromKernel[] = [];
  const kernel = createKernel({ post: (message) => messages.push(structuredClone(message)), modules, compile, ...options });
  let version = 0;

  const of = <T extends FromKernel['type']>(type: T) => messages.filter((message): message is Extract<FromKernel, { type: T }> => message.type === type);
  const reports = (id: string): CellReport[] => of('changes').flatMap((change) => change.cells.filter((cell) => cell.id === id));
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      await kernel.idle();
    }
  };
  const result: Bench = {
    kernel,
    messages,
    of,
    rest,
    cell: (id) => reports(id).at(-1) ?? { id, state: 'waiting', shown: [] },
    states: (id) => reports(id).map((report) => report.state),
    watch: (source) => of('changes').flatMap((change) => change.watches).findLast((report) => report.id === `w${watches.indexOf(source)}`),
    starts: (id) => of('starts').filter((message) => message.id === id).length,
    async input(name, value) {
      kernel.receive({ type: 'setInput', name, value, version: ++version });
      await rest();
      return version;
    },
    async source(id, source) {
      kernel.receive({ type: 'setSource', id, source });
      await rest();
    },
    async run(id) {
      kernel.receive({ type: 'run', id });
      await rest();
    },
  };
  kernel.receive({
    type: 'start',
    cells: Object.entries(cells).map(([id, text]) => compiled(id, text)),
    inputs: Object.entries(inputs).map(([name, value]) => ({ name, value })),
    watches: watches.map((source, i) => {
      const expression = compileExpression(`w${i}`, source);
      if (!expression.ok) throw new Error(expression.error.message);
      return expression.watch;
    }),
    hold,
  });
  await (patience === undefined ? rest() : tick(patience));
  return result;
}

/** The value of a watch, or its error. */
export const valueOf = (report: WatchReport | undefined): unknown => (report && 'value' in report ? report.value : report?.error);

/** The record of the last thing a cell has shown. */
export const lastShown = (report: CellReport): unknown => report.shown.at(-1)?.record;

/** A shown number. */
export const number = (value: number): unknown => ({ kind: 'number', value });
