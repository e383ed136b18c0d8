/** Runs a chapter once at build: every cell, by the kernel that runs it in the page. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CompiledCell, InputSpec, ModuleName, Watch } from '../protocol.ts';
import type { Exports } from './modules.ts';
import { runChapter, type Baked, type Chapter } from './run-chapter.ts';

export type { Baked };

export interface BakeOptions {
  /** Modules for the cells instead of the project's; the chapter then runs in this process. */
  modules?: Partial<Record<ModuleName, Exports>>;
  /** How long the chapter may take, in milliseconds. */
  limit?: number;
}

/** A chapter that trains on all digits takes some ten seconds of work; a busy machine may take many times as long for it. */
const LIMIT = 240_000;

/** Runs all cells, those that wait for a click included. Rejects, naming the cell, if one does not come to an end. */
export function runOnce(cells: readonly CompiledCell[], inputs: readonly InputSpec[], watches: readonly Watch[], { modules, limit = LIMIT }: BakeOptions = {}): Promise<Baked> {
  const chapter: Chapter = { cells, inputs, watches };
  return modules ? runChapter(chapter, modules) : runApart(chapter, limit);
}

/**
 * In a process of its own, which can be ended whatever a cell does. (Ending a thread instead brought the whole of
 * Node down now and then, while V8 was compiling in it.)
 */
function runApart(chapter: Chapter, limit: number): Promise<Baked> {
  // Older versions of Node strip types only when told to.
  const execArgv = process.features.typescript ? [] : ['--experimental-strip-types', '--no-warnings'];
  const child = fork(fileURLToPath(new URL('./bake-process.ts', import.meta.url)), { execArgv, serialization: 'advanced' });
  const open = new Set<string>();
  let last = '';
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Baked>((resolve, reject) => {
    const late = (): void => {
      // A loop without end started last; who awaits something that never comes has let others start meanwhile.
      const culprits = open.has(last) ? [last] : [...open];
      reject(new Error(`${culprits.map((id) => nameOf(chapter, id)).join(', ')} did not come to an end within ${limit / 1000} seconds.`));
    };
    child.on('message', (message: 'begun' | { started: string } | { ended: string } | { baked: Baked }) => {
      if (message === 'begun') timer = setTimeout(late, limit);
      else if ('baked' in message) resolve(message.baked);
      else if ('ended' in message) open.delete(message.ended);
      else open.add((last = message.started));
    });
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The cells were cut short${last === '' ? '' : ` while ${nameOf(chapter, last)} ran`}.`));
    });
    child.send(chapter);
  }).finally(() => child.kill('SIGKILL'));
}

/** A cell's name, or the expression of a watch. */
function nameOf({ watches }: Chapter, id: string): string {
  return watches.find((watch) => watch.id === id)?.source ?? id;
}
