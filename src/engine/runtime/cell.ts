/** One cell in the kernel: its definition, its present run, and what is to be said of it. */
import type { CellError, CellReport, CompiledCell } from '../protocol.ts';
import type { Reportable } from './reports.ts';
import type { Run } from './run.ts';

type State = Omit<CellReport, 'id' | 'shown' | 'progress'>;

export class Cell implements Reportable {
  compiled: CompiledCell;
  /** The reader's text did not compile; `compiled` is then still the text before it. */
  syntaxError: CellError | undefined;
  /** Its names don't fit the page. */
  graphError: CellError | undefined;
  /** Goes up when it is to be defined anew although nothing around it changed. */
  revision = 0;
  /** Stopped or paused: not run before someone asks. */
  held: boolean;
  /** Was asked, and runs as soon as its inputs are there. */
  asked = false;
  /** The run whose results count. */
  run: Run | undefined;
  /** The scheduler has begun to compute it and has not finished. */
  computing = false;
  postedAt = -Infinity;

  #state: State = { state: 'waiting' };
  #source: Run | undefined;

  constructor(compiled: CompiledCell, held: boolean) {
    this.compiled = compiled;
    this.held = held;
  }

  get id(): string {
    return this.compiled.id;
  }

  get mustBeAsked(): boolean {
    return this.held || this.compiled.run === 'click';
  }

  /** Why it cannot run at all, if so. */
  get fault(): CellError | undefined {
    return this.syntaxError ?? this.graphError;
  }

  get state(): CellReport['state'] {
    return this.#state.state;
  }

  /** Ends the present run, if there is one. What it has shown stays the state until another is set. */
  supersede(): void {
    this.run?.end();
    this.run = undefined;
  }

  /** Sets the state, which `run` has brought about. */
  is(state: State, run?: Run): void {
    this.#state = state;
    this.#source = run;
  }

  quietSince(): number | undefined {
    return this.#source?.asked === false ? this.#source.startedAt : undefined;
  }

  report(): CellReport {
    const { progress, shown = [] } = this.#source ?? {};
    return { id: this.id, ...this.#state, ...(progress && this.state === 'running' ? { progress } : {}), shown: [...shown] };
  }
}
