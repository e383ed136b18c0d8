/** The closed table of modules that cells import from: asked for when a cell needs one, then kept. */
import type { FromKernel, ImportedName, ModuleName, PartName } from '../protocol.ts';
import { either } from '../compile/lists.ts';
import { nearest } from '../compile/nearest.ts';
import type { Caller } from './calls.ts';
import { withDocument } from './plot.ts';

export type Exports = Readonly<Record<string, unknown>>;

export interface Modules {
  /** The exports, once they are there. A module that is not, is asked for. */
  get(name: PartName): Promise<Exports>;
  /** Without exports it could not be loaded: those who wait are told, and the next to need it asks again. */
  set(name: PartName, exports: Exports | undefined): void;
}

/** A module that asks the page for things: its exports, given who calls and how to get at other parts. */
export type BindTo = (caller: Caller, part: (name: PartName) => Promise<Exports>) => Exports;

export function createModules(post: (message: FromKernel) => void, given: Partial<Record<ModuleName, Exports>>, caller: Caller): Modules {
  const promises = new Map<PartName, Promise<Exports>>();
  const waiting = new Map<PartName, { resolve: (exports: Exports) => void; reject: (error: Error) => void }>();

  function get(name: PartName): Promise<Exports> {
    let promise = promises.get(name);
    if (!promise) {
      promise = new Promise((resolve, reject) => waiting.set(name, { resolve, reject }));
      promises.set(name, promise);
      post({ type: 'need', module: name });
    }
    return promise;
  }

  function set(name: PartName, exports: Exports | undefined): void {
    const waiter = waiting.get(name);
    waiting.delete(name);
    if (!exports) {
      promises.delete(name);
      waiter?.reject(new Error(`'${name}' could not be loaded. Run the cell again to try once more.`));
      return;
    }
    const bind = exports['bindTo'] as BindTo | undefined;
    const ready = name === '@observablehq/plot' ? withDocument(exports) : bind ? bind(caller, get) : exports;
    nameAll(ready);
    if (waiter) waiter.resolve(ready);
    else promises.set(name, Promise.resolve(ready));
  }

  for (const [name, exports] of Object.entries(given)) set(name as ModuleName, exports);
  return { set, get };
}

/** Functions and classes are shown by their names, which the minifier has taken away. */
function nameAll(exports: Exports): void {
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value === 'function' && value.name !== name) Object.defineProperty(value, 'name', { value: name, configurable: true });
  }
}

/** The value of one imported name. Throws, in words, if the module has no such export. */
export function pick({ module, exported }: ImportedName, exports: Exports): unknown {
  if (exported === '*') return exports;
  if (exported in exports) return exports[exported];
  const near = nearest(exported, Object.getOwnPropertyNames(exports));
  throw new Error(`'${module}' has no ${exported}.${near.length > 0 ? ` Did you mean ${either(near)}?` : ''}`);
}
