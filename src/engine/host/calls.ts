/** Lines that cells have open to the page's services: each is served from its first message until either side ends it. */
import type { FromKernel, ServiceName, ToKernel } from '../protocol.ts';

/** One line, as the service holds it. What it hears is a cell's, and must be checked. */
export interface Served {
  hear(message: unknown): void;
  /** The cell has hung up; or, if not `kindly`, its Worker is gone. */
  end(kindly: boolean): void;
}

/** Opens a line to a service for a cell. Rejects, in words, if the service cannot be had. */
export type Serve = (service: ServiceName, cell: string, answer: (message: unknown, transfer?: ArrayBuffer[]) => void) => Promise<Served>;

export interface Calls {
  receive(message: Extract<FromKernel, { type: 'call' | 'hangUp' }>): void;
  endAll(): void;
}

/** More at once than any page needs. */
const MOST = 100;

const NOBODY: Serve = () => Promise.reject(new Error('This page cannot do what the cell asks for.'));

export function createCalls(serve: Serve = NOBODY, post: (message: ToKernel, transfer?: ArrayBuffer[]) => void): Calls {
  const open = new Map<number, Promise<Served>>();

  function begin(call: number, service: ServiceName, cell: string): Promise<Served> {
    const served = serve(service, cell, (message, transfer) => {
      if (open.get(call) === served) post({ type: 'answer', call, message }, transfer);
    });
    open.set(call, served);
    served.catch((error: unknown) => {
      if (open.get(call) === served) post({ type: 'unanswered', call, reason: error instanceof Error ? error.message : String(error) });
    });
    return served;
  }

  function end(call: number, kindly: boolean): void {
    open.get(call)?.then((served) => served.end(kindly), () => undefined);
    open.delete(call);
  }

  return {
    receive(message) {
      if (message.type === 'hangUp') return end(message.call, true);
      const { call, service, cell } = message;
      if (!open.has(call) && open.size >= MOST) return post({ type: 'unanswered', call, reason: `A page serves at most ${MOST} such requests at once.` });
      (open.get(call) ?? begin(call, service, cell)).then((served) => served.hear(message.message), () => undefined);
    },
    endAll() {
      for (const call of open.keys()) end(call, false);
    },
  };
}
