/** Why a text was refused, with the stretch of it that is to blame. Thrown inside the compiler only. */
export class Refusal extends Error {
  readonly start: number;
  readonly end: number;
  readonly hint: string | undefined;

  constructor(message: string, place: { start: number; end: number }, hint?: string) {
    super(message);
    this.start = place.start;
    this.end = place.end;
    this.hint = hint;
  }
}
