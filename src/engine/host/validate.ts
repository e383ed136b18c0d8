/**
 * What comes from the Worker is hostile until its shape was checked: a reader's code runs there. A message becomes
 * a copy that holds only what the protocol knows, or nothing. Drawings are checked where they are drawn.
 */
import type { CellError, CellReport, CheckRow, DisplayRecord, FromKernel, GraphReport, PartName, Plain, Progress, ServiceName, Shown, Tree, WatchReport } from '../protocol.ts';

type Loose = Readonly<Record<string, unknown>>;

const MOST = { text: 20_000, items: 10_000, shown: 200, plain: 250_000 };

const isText = (value: unknown, most = MOST.text): value is string => typeof value === 'string' && value.length <= most;
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});

/** Thrown inside this file for a value of the wrong shape. */
const wrong = new Error('wrong shape');

function must<T>(value: unknown, test: (value: unknown) => value is T): T {
  if (!test(value)) throw wrong;
  return value;
}

function list<T>(value: unknown, item: (value: unknown) => T, most = MOST.items): T[] {
  if (!Array.isArray(value) || value.length > most) throw wrong;
  return Array.from(value as unknown[], item);
}

/** `{ [name]: read(value) }`, or nothing where the value is missing. */
function maybe<K extends string, T>(name: K, value: unknown, read: (value: unknown) => T): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: read(value) }) as { [P in K]?: T };
}

const text = (value: unknown): string => must(value, (v): v is string => isText(v));
const number = (value: unknown): number => must(value, isNumber);
const count = (value: unknown): number => must(value, isCount);
const oneOf = <T extends string>(...all: T[]) => (value: unknown): T => must(value, (v): v is T => all.includes(v as T));
const module = oneOf<PartName>('chainrule', 'chainrule/mnist', '@observablehq/plot', 'compiler', 'trainer', 'augment');
const service = oneOf<ServiceName>('mnist', 'trainer', 'networks');

/** The message, or undefined for what is none. */
export function validate(data: unknown): FromKernel | undefined {
  try {
    return message(loose(data));
  } catch {
    return undefined;
  }
}

function message(data: Loose): FromKernel | undefined {
  switch (data['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'need':
      return { type: 'need', module: module(data['module']) };
    case 'graph':
      return { type: 'graph', graph: graph(loose(data['graph'])) };
    case 'changes':
      return {
        type: 'changes',
        cells: list(data['cells'], cellReport),
        watches: list(data['watches'], watchReport),
        version: count(data['version']),
        ...(data['answered'] === true ? { answered: true } : {}),
      };
    case 'starts':
      return { type: 'starts', id: text(data['id']) };
    case 'settled':
      return { type: 'settled', version: count(data['version']) };
    case 'inspected':
      return { type: 'inspected', request: count(data['request']), record: record(data['record'], 0) };
    case 'call':
      return { type: 'call', call: count(data['call']), service: service(data['service']), cell: text(data['cell']), message: data['message'] };
    case 'hangUp':
      return { type: 'hangUp', call: count(data['call']) };
    case 'pong':
      return { type: 'pong', n: count(data['n']) };
    default:
      return undefined;
  }
}

function graph(data: Loose): GraphReport {
  return {
    cells: list(data['cells'], (value) => {
      const { id, inputs, outputs, error } = loose(value);
      return { id: text(id), inputs: list(inputs, text), outputs: list(outputs, text), ...maybe('error', error, cellError) };
    }),
  };
}

function cellReport(value: unknown): CellReport {
  const { id, state, waitsFor, progress, shown, error, took } = loose(value);
  if (state !== 'waiting' && state !== 'running' && state !== 'done' && state !== 'error') throw wrong;
  return {
    id: text(id),
    state,
    shown: list(shown, shownItem, MOST.shown),
    ...maybe('waitsFor', waitsFor, text),
    ...maybe('progress', progress, progressOf),
    ...maybe('error', error, cellError),
    ...maybe('took', took, number),
  };
}

function progressOf(value: unknown): Progress {
  const { done, total, unit } = loose(value);
  return { done: number(done), total: number(total), unit: text(unit).slice(0, 40) };
}

function shownItem(value: unknown): Shown {
  const { slot, record: shown } = loose(value);
  return { slot: text(slot), record: record(shown, 0) };
}

function cellError(value: unknown): CellError {
  const { kind, title, detail, line, column, length } = loose(value);
  if (kind !== 'syntax' && kind !== 'graph' && kind !== 'thrown' && kind !== 'import' && kind !== 'limit') throw wrong;
  return {
    kind,
    title: text(title),
    ...maybe('detail', detail, text),
    ...maybe('line', line, count),
    ...maybe('column', column, count),
    ...maybe('length', length, count),
  };
}

function watchReport(value: unknown): WatchReport {
  const data = loose(value);
  const id = text(data['id']);
  return 'error' in data ? { id, error: text(data['error']) } : { id, value: plain(data['value']) };
}

function checkRow(value: unknown): CheckRow {
  const { passed, says, evidence, figure } = loose(value);
  return { passed: passed === true, says: text(says), ...maybe('evidence', evidence, text), ...maybe('figure', figure, text) };
}

/** Records nest two deep: entries of a table's cell hold no further tables. */
function record(value: unknown, depth: number): DisplayRecord {
  const data = loose(value);
  if (depth > 4) throw wrong;
  const deeper = (part: unknown): DisplayRecord => record(part, depth + 1);
  switch (data['kind']) {
    case 'number': {
      const { value: shown } = data;
      if (isNumber(shown) || shown === 'NaN' || shown === 'Infinity' || shown === '-Infinity') return { kind: 'number', value: shown };
      throw wrong;
    }
    case 'text':
      return { kind: 'text', text: text(data['text']), quoted: data['quoted'] === true };
    case 'literal':
      return { kind: 'literal', text: text(data['text']) };
    case 'vector':
      return { kind: 'vector', values: list(data['values'], number), length: count(data['length']) };
    case 'matrix':
      return { kind: 'matrix', rows: count(data['rows']), columns: count(data['columns']), values: list(data['values'], (row) => list(row, number)) };
    case 'entries':
      return {
        kind: 'entries',
        entries: list(data['entries'], (entry) => ({ label: text(loose(entry)['label']), value: deeper(loose(entry)['value']) })),
      };
    case 'table':
      return {
        kind: 'table',
        columns: list(data['columns'], text),
        rows: list(data['rows'], (row) => list(row, deeper)),
        length: count(data['length']),
      };
    case 'picture':
      return { kind: 'picture', tree: data['tree'] as Tree };
    case 'image':
      return {
        kind: 'image',
        width: count(data['width']),
        height: count(data['height']),
        grey: list(data['grey'], number, 65_536),
        ...maybe('label', data['label'], text),
      };
    case 'checks':
      return { kind: 'checks', rows: list(data['rows'], checkRow) };
    case 'object':
      return { kind: 'object', preview: text(data['preview']), ...maybe('ref', data['ref'], count), ...maybe('length', data['length'], count) };
    default:
      throw wrong;
  }
}

/** Plain data only: no cycles, no depth without end, no objects of other kinds. */
function plain(value: unknown): Plain {
  let left = MOST.plain;
  const copy = (part: unknown, depth: number): Plain => {
    if (--left < 0 || depth > 8) throw wrong;
    if (part === null || typeof part === 'boolean' || typeof part === 'number' || isText(part, MOST.plain)) return part;
    if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
    const prototype: unknown = typeof part === 'object' ? Object.getPrototypeOf(part) : undefined;
    if (prototype !== Object.prototype && prototype !== null) throw wrong;
    return Object.fromEntries(Object.entries(part as object).map(([name, item]) => [name, copy(item, depth + 1)]));
  };
  return copy(value, 0);
}
