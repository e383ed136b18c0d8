import type { SavedNetwork, Which } from './types.ts';

/** A network that is there to be used: see `Which`. For the cells of the course's pages; the browser keeps them. Error, anywhere else. */
export const savedNetwork = (_which: Which): Promise<SavedNetwork> =>
  Promise.reject(new Error('Networks are saved by the course’s pages. In a program, read one from a file: Network.fromJSON(text).'));
