/**
 * The records that cross the boundaries of the cell engine, and nothing else: build → page, page → Worker,
 * Worker → page. Both ends of the Worker import this one file. Everything here is plain data that
 * survives structured cloning; no functions, no markup.
 */

/** Plain data: what a watched value becomes when it leaves the Worker. What JSON lacks are the texts 'NaN', 'Infinity' and '-Infinity', baked and live alike. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** The modules a cell may import. The table is closed. */
export type ModuleName = 'chainrule' | 'chainrule/mnist' | '@observablehq/plot';

/** What the page does for cells, in trusted code of its own, because their Worker has no network and must stay free. */
export type ServiceName = 'mnist' | 'trainer' | 'networks';

/** What comes as text when it is first needed: modules, and parts that are none. */
export type PartName = ModuleName | 'compiler' | 'trainer' | 'augment';

/** One imported name: `import { exported as local } from module`; exported is '*' for a namespace. */
export interface ImportedName {
  module: ModuleName;
  exported: string;
  local: string;
}

/** A cell after compilation: what the kernel needs to define it. */
export interface CompiledCell {
  /** The name in the fence, unique on its page. */
  id: string;
  /** TypeScript as the author or the reader wrote it. */
  source: string;
  /** Body of an async function of (…inputs, display, progress); returns a record of its outputs. Line n of the body is line n of the source. */
  body: string;
  /** Free names, which other cells, inputs, imports of the page or the Worker's globals supply. Sorted. */
  inputs: string[];
  /** Names declared at top level, visible to every other cell. Sorted. */
  outputs: string[];
  /** Names imported by this cell; imports count for the whole page. */
  imports: ImportedName[];
  /** 'load' runs when its inputs are there, 'click' waits for the reader. */
  run: 'load' | 'click';
  /** Runs even where a name it uses has no value, which is undefined then; it waits after all if one of its own comes out undefined. */
  lenient?: true;
}

/** A compilation that failed: shown on the cell, with its place. Lines and columns count from 1. */
export interface CompileError {
  message: string;
  /** What would help, if anything is known. */
  hint?: string;
  line: number;
  column: number;
  /** How many characters the culprit spans, at least 1. */
  length: number;
}

/** An expression whose value the page shows somewhere: prose, formula, figure, expectation. */
export interface Watch {
  /** 'w0', 'w1', …: stable within one build of a page. */
  id: string;
  /** The expression as written. */
  source: string;
  /** Body of an async function of (…inputs) that returns the value. */
  body: string;
  inputs: string[];
}

/** An input's declaration: a slider, a number in the prose, a choice. */
export interface InputSpec {
  name: string;
  value: number | string | boolean;
}

/** One cell-level failure, from compiling, from the graph or from running. */
export interface CellError {
  kind: 'syntax' | 'graph' | 'thrown' | 'import' | 'limit';
  /** In bold: what is wrong, one short sentence. */
  title: string;
  /** What came and what was expected. */
  detail?: string;
  line?: number;
  column?: number;
  length?: number;
}

/** A drawing or fragment as a tree of plain data; text is a string. */
export type Tree = string | { tag: string; attributes: Record<string, string>; children: Tree[] };

/** One row of an exercise's verdict. */
export interface CheckRow {
  passed: boolean;
  /** A sentence: what was tested; for a failure, what is wrong. */
  says: string;
  /** A failure's evidence: what was got and what was measured. */
  evidence?: string;
  /** The short figure at the right, for example "2 terms" or "off by 1.2 %". */
  figure?: string;
}

/** A value as it is shown. `ref` marks one that the Worker holds and can open further on demand. */
export type DisplayRecord =
  | { kind: 'number'; value: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'literal'; text: string } // true, null, 12n, a symbol, a date
  | { kind: 'vector'; values: number[]; length: number }
  | { kind: 'matrix'; rows: number; columns: number; values: number[][] }
  | { kind: 'entries'; entries: { label: string; value: DisplayRecord }[] } // display({ y, cost })
  | { kind: 'table'; columns: string[]; rows: DisplayRecord[][]; length: number }
  | { kind: 'picture'; tree: Tree } // a plot
  | { kind: 'image'; width: number; height: number; grey: number[]; label?: string } // a digit, 0…255; what is below zero, down to −255, is drawn in another colour
  | { kind: 'checks'; rows: CheckRow[] }
  | { kind: 'object'; preview: string; ref?: number; length?: number };

/** One thing displayed by a run; a later one with the same slot replaces it. */
export interface Shown {
  slot: string;
  record: DisplayRecord;
}

export interface Progress {
  done: number;
  total: number;
  /** What is counted: 'steps', 'epochs'. */
  unit: string;
}

/** What the kernel says of one cell. */
export interface CellReport {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'error';
  /** For 'waiting': the cell or input it waits for (a failed cell, a click cell not yet run). */
  waitsFor?: string;
  progress?: Progress;
  shown: Shown[];
  error?: CellError;
  /** Milliseconds from start to end, once done. */
  took?: number;
}

export type WatchReport = { id: string; value: Plain } | { id: string; error: string };

/** What is known of the cells' graph after (re)definition. */
export interface GraphReport {
  cells: { id: string; inputs: string[]; outputs: string[]; error?: CellError }[];
}

/** What the reader has on the screen, or nearly. */
export interface Seen {
  cells: string[];
  watches: string[];
}

export type ToKernel =
  | { type: 'start'; cells: CompiledCell[]; inputs: InputSpec[]; watches: Watch[]; hold: string[] }
  | { type: 'module'; name: PartName; text: string }
  | { type: 'setInput'; name: string; value: number | string | boolean; version: number }
  /** The reader's new text: compiled in the Worker, run at once (`run: 'click'` cells too: Shift+Enter is the click). */
  | { type: 'setSource'; id: string; source: string; /** Only defined: runs when asked. */ hold?: boolean }
  | { type: 'run'; id: string }
  /** Ends a run kindly: the cell is reported as waiting once its code has left. If it does not, the host ends the Worker. */
  | { type: 'stop'; id: string }
  /** From now on what is seen is computed first. Without it, everything alike. */
  | { type: 'attend'; seen: Seen }
  | { type: 'inspect'; ref: number; request: number }
  /** From the service that call reaches; its own kind of message. */
  | { type: 'answer'; call: number; message: unknown }
  /** The service could not be reached: in words, and no more will come. */
  | { type: 'unanswered'; call: number; reason: string }
  | { type: 'ping'; n: number };

export type FromKernel =
  | { type: 'ready' }
  | { type: 'need'; module: PartName }
  | { type: 'graph'; graph: GraphReport }
  /**
   * All that changed since the last message; one a propagation or a frame, so that numbers change together. `answered`:
   * with it, what is seen has followed input `version`, and the rest is still to come. Only after an `attend`. Said in
   * the same message, since the browser may draw a frame between two.
   */
  | { type: 'changes'; cells: CellReport[]; watches: WatchReport[]; version: number; answered?: true }
  /** Sent before a cell's code starts: if the Worker then hangs, this is the culprit. */
  | { type: 'starts'; id: string }
  /** Everything that followed from input `version` has settled (click cells and long awaits excepted). */
  | { type: 'settled'; version: number }
  | { type: 'inspected'; request: number; record: DisplayRecord }
  /** Something asked of a service, for a cell. The first with a number opens a line, which later ones go on. The service checks the message. */
  | { type: 'call'; call: number; service: ServiceName; cell: string; message: unknown }
  | { type: 'hangUp'; call: number }
  | { type: 'pong'; n: number };

/** The kinds of quantity; each has one colour everywhere. */
export type Kind = 'signal' | 'weight' | 'bias' | 'gradient' | 'cost' | 'expected' | 'ink';

/** One named quantity of a chapter, for lighting up: `w5` is a weight; in code it lives in `W2`. */
export interface Quantity {
  kind: Kind;
  /** Names in the code that hold it. */
  code?: string[];
}

/** What the build leaves for the engine beside a page: JSON, at the address that the page's `data-live` gives. */
export interface ChapterData {
  chapter: string;
  cells: CompiledCell[];
  inputs: InputSpec[];
  watches: Watch[];
  /** Watched values at build, by watch id. */
  baked: Record<string, Plain>;
  quantities: Record<string, Quantity>;
  /** A name in code → its kind, for colouring. */
  names: Record<string, Kind>;
  /** Cell id → the watch that decides its expectation, and the sentence for it. */
  expects: Record<string, { watch: string; says: string }>;
}
