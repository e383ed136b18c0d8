/** What is known of each cell, and what follows from it for the page: which results are current and which are not. Pure. */
import type { CellError, CompiledCell, Plain, Progress, Shown, Watch } from '../protocol.ts';
import type { CellState } from './types.ts';

/** One cell as the session keeps it. */
export interface Entry {
  readonly definition: CompiledCell;
  /** In the editor. */
  source: string;
  /** Whose result is shown. */
  ran: string;
  /** Whose run was asked for last: what the kernel is to hold. */
  accepted: string;
  /** The kernel's word, or what was just asked of it. */
  phase: 'idle' | 'waiting' | 'running' | 'error';
  /** The Worker does not answer while this cell runs. */
  silent: boolean;
  stopped: boolean;
  /** Came with a link and was not agreed to. */
  paused: boolean;
  outdated: boolean;
  waitsFor: string | undefined;
  progress: Progress | undefined;
  shown: Shown[] | undefined;
  /** `shown` comes from the run that goes on now. */
  fresh: boolean;
  error: CellError | undefined;
  took: number | undefined;
}

export function newEntry(definition: CompiledCell): Entry {
  const { source } = definition;
  return {
    definition,
    ...{ source, ran: source, accepted: source, phase: 'idle', silent: false, stopped: false, paused: false, outdated: false },
    ...{ waitsFor: undefined, progress: undefined, shown: undefined, fresh: false, error: undefined, took: undefined },
  };
}

/** Puts a cell into a phase that does not come from a report. */
export function settle(entry: Entry, phase: Entry['phase']): void {
  const cleared = { silent: false, stopped: false, paused: false, fresh: false, waitsFor: undefined, progress: undefined, error: undefined };
  Object.assign(entry, { phase, ...cleared } satisfies Partial<Entry>);
}

/** Names used and declared, per cell: from the build, then from the kernel. */
export type Names = ReadonlyMap<string, { inputs: readonly string[]; outputs: readonly string[] }>;

export interface Page {
  entries: ReadonlyMap<string, Entry>;
  names: Names;
  /** Inputs whose value is not the one at build. */
  moved: ReadonlySet<string>;
  /** Nothing can be computed: whatever is not as at build is out of date. */
  broken: boolean;
}

/** Answers about one state of the page; made anew after each change. */
export interface Judgement {
  cell(id: string): CellState;
  /** A watch's value as the page should take it, given the last value, whether it failed since, and the value at build. */
  watch(watch: Watch, known: { last: Plain | undefined; failed: boolean }, baked: Plain | undefined): { value: Plain | undefined; stale: boolean };
  /** The cells a watch or cell depends on, directly and indirectly. */
  upstream(inputs: readonly string[]): Set<string>;
}

export function judge({ entries, names, moved, broken }: Page): Judgement {
  const declaredBy = new Map<string, string>();
  for (const [id, { outputs }] of names) for (const name of outputs) if (!declaredBy.has(name)) declaredBy.set(name, id);
  const inputsOf = (id: string): readonly string[] => names.get(id)?.inputs ?? [];
  const needs = (inputs: readonly string[]): string[] => inputs.flatMap((name) => declaredBy.get(name) ?? []);

  /** Everything it follows from is as it was at build. A cell met on its own path (a cycle) adds nothing. */
  const asBuilt = remembering(false, (id): boolean => {
    const entry = entries.get(id);
    return entry !== undefined && entry.source === entry.definition.source && entry.ran === entry.source && builtFrom(inputsOf(id));
  });
  const builtFrom = (inputs: readonly string[]): boolean => inputs.every((name) => !moved.has(name)) && needs(inputs).every(asBuilt);

  /** A cell that waits, say for a click, while all is as at build: the baked result stands. */
  const stands = (id: string): boolean => entries.get(id)?.phase === 'waiting' && asBuilt(id);

  /** Why what follows from a cell is not current: the cell to look at. */
  const trouble = remembering<string | undefined>(undefined, (id) => {
    const entry = entries.get(id);
    if (!entry) return undefined;
    if (entry.silent || entry.stopped || entry.paused || entry.phase === 'running' || entry.phase === 'error' || isPending(entry)) return id;
    if (stands(id)) return undefined;
    if (entry.phase === 'waiting') return entry.waitsFor ?? id;
    return troubleFor(id);
  });
  /** Why a cell that has been computed is not current. A lenient one is, where it went without a cell that failed. */
  const troubleFor = (id: string): string | undefined => {
    const culprit = troubleIn(inputsOf(id));
    const failed = culprit === undefined ? undefined : entries.get(culprit);
    return entries.get(id)?.definition.lenient && failed?.phase === 'error' && !isPending(failed) ? undefined : culprit;
  };
  const troubleIn = (inputs: readonly string[]): string | undefined => {
    for (const id of needs(inputs)) {
      const culprit = trouble(id);
      if (culprit !== undefined) return culprit;
    }
    return undefined;
  };

  function statusOf(id: string, entry: Entry): CellState['status'] {
    if (entry.silent) return 'silent';
    if (entry.phase === 'running') return 'running';
    if (entry.paused) return 'paused';
    if (entry.phase === 'error') return 'error';
    if (entry.stopped) return 'stopped';
    return entry.phase === 'waiting' && !stands(id) ? 'waiting' : 'idle';
  }

  return {
    cell(id) {
      const entry = entries.get(id) as Entry;
      const status = statusOf(id, entry);
      const culprit = status === 'waiting' ? entry.waitsFor : troubleFor(id);
      const running = status === 'running' || status === 'silent';
      const stale =
        isPending(entry) ||
        (running && !entry.fresh) ||
        ['waiting', 'paused', 'stopped'].includes(status) ||
        culprit !== undefined ||
        (broken && !asBuilt(id));
      const { outputs = [] } = names.get(id) ?? {};
      const dependents = [...names].filter(([other, { inputs }]) => other !== id && inputs.some((name) => outputs.includes(name) && declaredBy.get(name) === id));
      return {
        id,
        original: entry.definition.source,
        source: entry.source,
        ran: entry.ran,
        status,
        stale,
        ...(culprit === undefined || culprit === id ? {} : { waitsFor: culprit }),
        ...(running && entry.progress ? { progress: entry.progress } : {}),
        ...(entry.shown && !stands(id) ? { shown: entry.shown } : {}),
        ...(status === 'error' && entry.error ? { error: entry.error } : {}),
        ...(entry.took === undefined || stands(id) ? {} : { took: entry.took }),
        ...(entry.outdated ? { outdated: true } : {}),
        dependents: dependents.map(([other]) => other),
      };
    },
    watch(watch, { last, failed }, baked) {
      const built = builtFrom(watch.inputs);
      const lost = failed && !built;
      return { value: lost ? undefined : failed ? baked : last, stale: lost || troubleIn(watch.inputs) !== undefined || (broken && !built) };
    },
    upstream(inputs) {
      const found = new Set<string>();
      const visit = (names: readonly string[]): void => {
        for (const id of needs(names)) if (found.size !== found.add(id).size) visit(inputsOf(id));
      };
      visit(inputs);
      return found;
    },
  };
}

const isPending = ({ source, ran }: Entry): boolean => source !== ran;

/** Computes once per id; for an id met while it is being computed, `meanwhile`. */
function remembering<T>(meanwhile: T, compute: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) {
      known.set(id, meanwhile);
      known.set(id, compute(id));
    }
    return known.get(id) as T;
  };
}

/**
 * The new value, with every part that holds the same as before being that very part: who compares by identity then
 * sees at once what has changed. `next` must be ours: its parts are replaced.
 */
export function kept(before: unknown, next: Plain): Plain {
  if (typeof next !== 'object' || next === null) return next;
  if (typeof before !== 'object' || before === null || Array.isArray(before) !== Array.isArray(next)) return next;
  const [old, parts] = [before, next] as [Record<string, Plain>, Record<string, Plain>];
  const keys = Object.keys(parts);
  let equal = keys.length === Object.keys(old).length;
  for (const key of keys) {
    const [was, is] = [old[key], parts[key] as Plain];
    const part = (parts[key] = kept(was, is));
    if (!Object.is(part, was)) equal = false;
  }
  return equal ? (before as Plain) : next;
}

/** Whether two values hold the same; both are plain. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
