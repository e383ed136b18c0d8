/**
 * Imported by the Worker's entry before anything else. The scheduler takes `requestAnimationFrame` when it is loaded
 * and would wait 16 ms for each propagation; a queue of tasks comes round at once.
 */
import { createQueue } from './later.ts';

Object.defineProperty(globalThis, 'requestAnimationFrame', { value: createQueue(), configurable: true });
