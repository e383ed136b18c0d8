/**
 * What can go wrong between the host and the digits. The message is one for readers: what is wrong, in which
 * file, and what can be done. A run that was cancelled is no error of this kind: it rejects with its signal's
 * reason, as fetch does.
 */
export type MnistProblem =
  /** The host has no such file. */
  | 'missing'
  /** The host has it, but did not give it. */
  | 'refused'
  /** The host could not be reached. */
  | 'offline'
  /** The connection ended before the file did. What came is kept, and the next try goes on from there. */
  | 'broken off'
  /** Length or SHA-256 are not what the manifest says. Nothing of it was used. */
  | 'damaged'
  /** This browser lacks what is needed. */
  | 'unsupported'
  /** The Worker that loads ended unexpectedly. */
  | 'worker'
  /** Nobody said where the digits come from. */
  | 'no source';

export class MnistError extends Error {
  override readonly name = 'MnistError';
  readonly problem: MnistProblem;

  constructor(problem: MnistProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }
}
