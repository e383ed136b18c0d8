/**
 * The kernel: cells, inputs and watches of one page, run by dataflow. It knows neither Worker nor DOM: messages come
 * in by `receive` and go out by `post`, in the page's Worker and at build alike.
 */
import type { CellError, CompiledCell, FromKernel, InputSpec, ModuleName, PartName, ToKernel, Watch } from '../protocol.ts';
import type { compile as compileFunction } from '../compile/compile.ts';
import { analyse } from '../compile/graph.ts';
import { createAttention } from './attention.ts';
import { createCalls } from './calls.ts';
import { Cell } from './cell.ts';
import { compileError } from './compile-error.ts';
import { createComputing, type WatchState } from './computing.ts';
import { isGlobal as isGlobalName } from './globals.ts';
import { createQueue } from './later.ts';
import { createModules, type Exports } from './modules.ts';
import { createRefs } from './refs.ts';
import { createReports } from './reports.ts';
import { cellError, culpritOf, superseded } from './thrown.ts';
import { createWiring } from './wiring.ts';

export type Compile = typeof compileFunction;

export interface KernelOptions {
  post: (message: FromKernel, transfer?: ArrayBuffer[]) => void;
  /** Modules that are here already; others are asked for with `need` and come as text. */
  modules: Partial<Record<ModuleName, Exports>>;
  /** Asked for with `need` if it is not given. */
  compile?: Compile;
  /** The text of a module → its exports. */
  load?: (text: string) => Exports;
  now?: () => number;
  isGlobal?: (name: string) => boolean;
  /** Say of watches, too, when their code begins. Otherwise that is done once the reader has edited something. */
  announceWatches?: boolean;
}

export interface Kernel {
  receive(message: ToKernel): void;
  /** An error that no run caught, such as a rejected promise nobody awaited: shown on its cell. */
  stray(thrown: unknown): void;
  /** Resolves once nothing is being computed any more. */
  idle(): Promise<void>;
  /** Ids of the cells that run now. */
  running(): string[];
}

const NO_COMPILER: CellError = {
  kind: 'import',
  title: 'The compiler could not be loaded.',
  detail: 'Without it, edited code cannot run. Run the cell again to try once more.',
};

export function createKernel(options: KernelOptions): Kernel {
  const { post, isGlobal = isGlobalName, now = () => performance.now() } = options;
  let { compile } = options;
  const cells = new Map<string, Cell>();
  const inputs = new Map<string, InputSpec['value']>();
  const watches = new Map<string, WatchState>();
  /** The cells as the build compiled them: going back to one needs no compiler. */
  const originals = new Map<string, CompiledCell>();
  const unread: Extract<ToKernel, { type: 'setSource' }>[] = []; // until the compiler is here
  const later = createQueue();
  const refs = createRefs();
  const calls = createCalls(post, cells);
  const modules = createModules(post, options.modules, calls.caller);
  const computing = createComputing({ cells, watches, refs, later, now, post, reports: () => reports, attention: () => attention, graph: () => wiring.graph(), names: () => wiring.names() });
  const wiring = createWiring({ cells, inputs, watches, modules, computing });
  const attention = createAttention({ graph: () => wiring.graph(), watches, later, now });
  computing.edited = options.announceWatches === true;
  const reports = createReports({ post, later, now, busy: computing.busy, undivided: () => attention.undivided });

  /** Fits the cells together after a definition changed; what did not change stays as it is. */
  function relink(): void {
    const graph = analyse([...cells.values()].map((cell) => cell.compiled), [...inputs.keys()], isGlobal);
    for (const cell of cells.values()) cell.graphError = graph.errors.get(cell.id);
    wiring.apply(graph);
    post({
      type: 'graph',
      graph: {
        cells: [...cells.values()].map(({ id, compiled, fault }) => ({ id, inputs: compiled.inputs, outputs: compiled.outputs, ...(fault ? { error: fault } : {}) })),
      },
    });
  }

  /** From here on `settled` is owed for `version`. */
  function owe(version: number): void {
    reports.owe(version);
    wiring.mark(reports.begun);
  }

  function start(definitions: CompiledCell[], specs: InputSpec[], expressions: Watch[], hold: string[]): void {
    for (const spec of specs) inputs.set(spec.name, spec.value);
    for (const compiled of definitions) {
      originals.set(compiled.id, compiled);
      cells.set(compiled.id, new Cell(compiled, hold.includes(compiled.id)));
    }
    for (const watch of expressions) watches.set(watch.id, { watch, computing: false, told: undefined });
    relink();
    owe(0);
    post({ type: 'ready' });
  }

  function setInput(name: string, value: InputSpec['value'], version: number): void {
    if (inputs.has(name) && !Object.is(inputs.get(name), value)) {
      inputs.set(name, value);
      attention.touched();
      wiring.input(name);
    }
    owe(version);
  }

  /** Each of these is answered by one `graph`, in order: those behind one that needs the compiler wait with it. */
  function setSource(message: Extract<ToKernel, { type: 'setSource' }>): void {
    const known = originals.get(message.id)?.source === message.source;
    if (unread.length === 0 && (compile || known)) return read(message);
    if (unread.push(message) === 1) post({ type: 'need', module: 'compiler' });
  }

  function read({ id, source, hold = false }: Extract<ToKernel, { type: 'setSource' }>): void {
    const cell = cells.get(id);
    if (!cell) return relink();
    const original = originals.get(id);
    if (source === original?.source) return define(cell, original, hold);
    if (!compile) return define(cell, NO_COMPILER, hold);
    const result = compile(id, source, cell.compiled);
    computing.edited = true;
    define(cell, result.ok ? result.cell : compileError(result.error), hold);
  }

  /** Gives a cell another text, or the reason why its text cannot run; then the one before keeps its names. */
  function define(cell: Cell, outcome: CompiledCell | CellError, hold: boolean): void {
    if ('body' in outcome) cell.compiled = outcome;
    cell.syntaxError = 'body' in outcome ? undefined : outcome;
    ask(cell);
    cell.held = hold;
    cell.asked = !hold;
    relink();
  }

  function ask(cell: Cell): void {
    cell.held = false;
    cell.asked = true;
    cell.revision++;
    wiring.importAgain(cell);
  }

  function run(id: string): void {
    const cell = cells.get(id);
    if (!cell) return;
    ask(cell);
    wiring.cell(cell);
  }

  /** Ends the cell's run; what it has shown is reported once its code is really through. */
  function stop(id: string): void {
    const cell = cells.get(id);
    if (!cell) return;
    const { run } = cell;
    cell.asked = false;
    if (!run || cell.state !== 'running') return reports.cell(cell);
    cell.held = true;
    run.end();
    void run.left.then(() => {
      if (cell.run !== run) return;
      cell.is({ state: 'waiting' }, run);
      reports.cell(cell);
    });
  }

  function module(name: PartName, text: string): void {
    let exports: Exports | undefined;
    try {
      exports = options.load?.(text);
    } catch {
      exports = undefined; // cells that need it will say so
    }
    if (name !== 'compiler') return modules.set(name, exports);
    if (exports) compile = exports['compile'] as Compile;
    for (const message of unread.splice(0)) read(message);
  }

  return {
    receive(message) {
      computing.newTurn();
      switch (message.type) {
        case 'start':
          return start(message.cells, message.inputs, message.watches, message.hold);
        case 'module':
          return module(message.name, message.text);
        case 'setInput':
          return setInput(message.name, message.value, message.version);
        case 'setSource':
          return setSource(message);
        case 'run':
          return run(message.id);
        case 'stop':
          return stop(message.id);
        case 'attend':
          return attention.attend(message.seen);
        case 'inspect':
          return post({ type: 'inspected', request: message.request, record: refs.inspect(message.ref) });
        case 'answer':
        case 'unanswered':
          return calls.receive(message);
        case 'ping':
          return post({ type: 'pong', n: message.n });
      }
    },
    stray(thrown) {
      const cell = cells.get(culpritOf(thrown) ?? '');
      if (thrown === superseded || !cell?.run) return;
      cell.run.stray ??= { thrown };
      if (cell.state === 'running') return; // said when the run is at its end
      cell.is({ state: 'error', error: cellError(thrown, cell.compiled, wiring.names()) }, cell.run);
      reports.cell(cell);
    },
    idle: () => computing.idle(),
    running: () => [...cells.values()].filter((cell) => cell.state === 'running').map((cell) => cell.id),
  };
}
