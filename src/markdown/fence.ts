/**
 * The words after a fence's language → what the fence is.
 *
 *     live name="forward" hide expect="a < b"  →  { type: 'cell', name: 'forward', hide: true, expect: 'a < b', … }
 *     live name="grade" checks="yours"         →  { type: 'cell', role: 'checks', judges: 'yours', … }
 *     live name="layer" file="src/…/layer.ts"  →  { type: 'cell', file: 'src/…/layer.ts', … }
 *     solution="yours"                         →  { type: 'solution', of: 'yours' }
 *     (nothing)                                →  { type: 'plain' }
 */

/** A live cell's options. */
export interface CellFence {
  type: 'cell';
  name: string;
  /** An exercise's button is Check; a checks cell is its verdict and has no button. */
  role: 'cell' | 'exercise' | 'checks';
  /** The code is folded, the output shown. */
  hide: boolean;
  run: 'load' | 'click';
  /** It runs although a cell that it uses has failed: the names of that are undefined then. */
  lenient?: true;
  /** An expression that must be true at build. */
  expect?: string;
  /** The expectation in words. */
  says?: string;
  /** The exercise that a checks cell judges. */
  judges?: string;
  /** The file of the network module that the cell shows; the fence itself is empty. */
  file?: string;
  /** The declarations of it that the cell shows; all, if not given. */
  part?: string[];
}

/** What a fence turns out to be. */
export type Fence = CellFence | { type: 'solution'; of: string } | { type: 'plain' };

const flags = new Set(['live', 'hide', 'exercise', 'lenient']);
const settings = new Set(['name', 'run', 'expect', 'says', 'checks', 'solution', 'file', 'part']);
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Reads a fence's meta text; throws an Error whose message is for the author. */
export function readFence(meta: string): Fence {
  const options = readOptions(meta);
  if (options.has('solution')) {
    if (options.size > 1) throw new Error('A solution fence has no other options: ```ts solution="exercise".');
    return { type: 'solution', of: named(options.get('solution'), 'solution') };
  }
  if (!options.has('live')) {
    if (options.size > 0) throw new Error(`This fence has cell options (${[...options.keys()].join(', ')}) but is not live.`);
    return { type: 'plain' };
  }
  const run = options.get('run') ?? 'load';
  if (run !== 'load' && run !== 'click') throw new Error(`run="${run}" is unknown: only run="click" is.`);
  if (!options.has('name')) throw new Error('A live cell needs a name: ```ts live name="forward".');
  if (options.has('exercise') && options.has('checks')) throw new Error('A cell is an exercise or checks one, not both.');
  const fence: CellFence = {
    type: 'cell',
    name: named(options.get('name'), 'name'),
    role: options.has('exercise') ? 'exercise' : options.has('checks') ? 'checks' : 'cell',
    hide: options.has('hide') || options.has('checks'),
    run: options.has('exercise') || options.has('checks') ? 'click' : run,
  };
  if (options.has('lenient')) fence.lenient = true;
  const expect = options.get('expect');
  if (expect !== undefined) fence.expect = expect;
  const says = options.get('says');
  if (says !== undefined) fence.says = says;
  if (says !== undefined && expect === undefined) throw new Error('says="…" words an expectation: it needs expect="…".');
  if (options.has('checks')) fence.judges = named(options.get('checks'), 'checks');
  const file = options.get('file');
  const part = options.get('part');
  if (file !== undefined && fence.role !== 'cell') throw new Error('A file is shown by a cell, not by an exercise or its checks.');
  if (part !== undefined && file === undefined) throw new Error('part="…" names declarations of a file: it needs file="…".');
  if (file !== undefined) fence.file = file;
  if (part !== undefined) fence.part = part.split(/\s+/).filter(Boolean).map((name) => named(name, 'part'));
  return fence;
}

function readOptions(meta: string): Map<string, string> {
  const options = new Map<string, string>();
  const option = /\s*([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'))?(?=\s|$)/y;
  while (option.lastIndex < meta.trimEnd().length) {
    const from = option.lastIndex;
    const match = option.exec(meta);
    if (!match) throw new Error(`Can't read the fence's options from here: ${meta.slice(from).trim()}`);
    const [, key = '', double, single] = match;
    const value = double ?? single;
    if (!flags.has(key) && !settings.has(key)) throw new Error(`A fence has no option "${key}".`);
    if (settings.has(key) && value === undefined) throw new Error(`The fence's option ${key} needs a value: ${key}="…".`);
    if (options.has(key)) throw new Error(`The fence's option ${key} is given twice.`);
    options.set(key, value ?? '');
  }
  return options;
}

function named(value: string | undefined, option: string): string {
  if (value === undefined || !identifier.test(value)) {
    throw new Error(`${option}="${value ?? ''}" is not a name: letters and digits, as in code.`);
  }
  return value;
}
