/**
 * The Worker's entry: takes the page's port, starts the kernel on it, and closes the doors before a cell's code
 * can run. Cell code shares this scope but never gets hold of the port: it lives in this function, its methods are
 * bound while they are still the browser's, and the prototypes by which a message could be caught are frozen.
 */
import './frame-queue.ts';
import * as network from '../../network/index.ts';
import { fastTraining } from '../../trainer/cells.ts';
import { globally } from './evaluate.ts';
import { createKernel } from './kernel.ts';
import { createQueue } from './later.ts';
import { limitAllocations, takeAway } from './limits.ts';
import type { Exports } from './modules.ts';
import type { FromKernel, ToKernel } from '../protocol.ts';

/** Starts on the first message, which carries the port. */
function boot(scope: typeof globalThis): void {
  scope.addEventListener('message', (event) => start(scope, (event as MessageEvent).ports[0] as MessagePort), { once: true });
}

function start(scope: typeof globalThis, port: MessagePort): void {
  const send = port.postMessage.bind(port);
  const post = (message: FromKernel, transfer: ArrayBuffer[] = []): void => send(message, transfer);
  const { apply } = Reflect;
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;
  // A module's text is an expression: its exports.
  const load = (text: string): Exports => globally(text) as Exports;
  const kernel = createKernel({ post, load, modules: { chainrule: fastTraining(network) } });

  // An error that no run catches is shown on its cell; the console stays silent.
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    kernel.stray((event as ErrorEvent).error);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    kernel.stray((event as PromiseRejectionEvent).reason);
  });

  limitAllocations(scope as unknown as Record<string, unknown>, createQueue());
  takeAway(scope);
  for (const { prototype } of [MessagePort, MessageEvent, Event, EventTarget]) Object.freeze(prototype);
  port.onmessage = (event) => kernel.receive(apply(data, event, []) as ToKernel);
}

boot(globalThis);
