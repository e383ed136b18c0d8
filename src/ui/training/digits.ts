/** What this page does for cells that load digits, by a Worker of the page's own. A chunk of its own, without what trains. */
import type { Serve } from '../../engine/host/calls.ts';
import { openMnist, type MnistHandle } from '../../mnist/page.ts';
import { serveMnist } from '../../mnist/service.ts';

let mnist: MnistHandle | undefined;

export const serve: Serve = async (_service, _cell, answer) => {
  mnist ??= openMnist(new URL(`${document.documentElement.dataset['base'] ?? '/'}data/`, location.href).href);
  return serveMnist(mnist.load, answer);
};
