/** Lines from the cells to the page's services. Each belongs to the run that opened it: when that is ended, so is the line. */
import type { FromKernel, ServiceName, ToKernel } from '../protocol.ts';
import type { Cell } from './cell.ts';
import { framesOf } from './place.ts';
import { superseded } from './thrown.ts';

/** A line to a service, as a cell's module holds it. */
export interface Line {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  close(): void;
  /** Says on the cell how far it is. */
  progress(done: number, total: number, unit: string): void;
}

/** `failed` is told why nothing more will come. */
export type Open = (service: ServiceName, hear: (message: any) => void, failed: (reason: unknown) => void) => Line;

/** How the cell whose code has called just now opens lines. To be asked at once: after an await, nobody knows. */
export type Caller = () => Open;

export interface Calls {
  caller: Caller;
  receive(message: Extract<ToKernel, { type: 'answer' | 'unanswered' }>): void;
}

export function createCalls(post: (message: FromKernel, transfer?: ArrayBuffer[]) => void, cells: ReadonlyMap<string, Cell>): Calls {
  const open = new Map<number, { hear: (message: unknown) => void; failed: (reason: unknown) => void }>();
  let last = 0;

  /** The outermost cell in the stack that runs; a function may be another cell's. Without one, the cell that began last. */
  function callingCell(): Cell | undefined {
    const runs = (cell: Cell | undefined): boolean => cell?.run !== undefined && cell.state === 'running';
    const named = framesOf(new Error().stack ?? '').reverse().map(({ id }) => cells.get(id));
    const running = [...cells.values()].filter(runs);
    return named.find(runs) ?? running.sort((a, b) => (b.run?.startedAt ?? 0) - (a.run?.startedAt ?? 0))[0];
  }

  return {
    caller() {
      const cell = callingCell();
      const run = cell?.run;
      return (service, hear, failed) => {
        const call = ++last;
        const close = (): void => {
          if (!open.delete(call)) return;
          forget?.();
          post({ type: 'hangUp', call });
        };
        open.set(call, { hear, failed });
        const forget = run?.onEnd(() => {
          close();
          failed(superseded);
        });
        if (run?.ended) queueMicrotask(() => (open.delete(call), failed(superseded)));
        return {
          post(message, transfer) {
            if (open.has(call) && !run?.ended) post({ type: 'call', call, service, cell: cell?.id ?? '', message }, transfer);
          },
          close,
          progress: (done, total, unit) => (run?.ended === false ? run.tell({ done, total, unit }) : undefined),
        };
      };
    },
    receive(message) {
      const line = open.get(message.call);
      if (message.type === 'answer') return line?.hear(message.message);
      open.delete(message.call);
      line?.failed(new Error(message.reason));
    },
  };
}
