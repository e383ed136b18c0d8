/** What the page and the loading Worker say to each other: plain data. Both ends import this file. */
import type { MnistProblem } from './errors.ts';
import type { MnistPart, MnistProgress } from './source.ts';

export type ToMnist =
  /** `base`: absolute URL of the folder with the manifest. `id` tells runs apart. */
  | { type: 'load'; id: number; base: string; training: number; test: number }
  | { type: 'cancel'; id: number };

export type FromMnist =
  | { type: 'progress'; id: number; progress: MnistProgress }
  /** The two buffers are transferred: no copy is made, none stays in the Worker. */
  | { type: 'part'; id: number; part: MnistPart }
  | { type: 'done'; id: number }
  | { type: 'failed'; id: number; message: string; /** Absent for an error that is not of the digits' loading. */ problem?: MnistProblem };
