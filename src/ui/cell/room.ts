/** The room that a running cell's output takes: while it runs it gives up none of what it had, so that nothing below moves up and down again. */
export class Room {
  readonly #output: HTMLElement;
  #held = false;

  constructor(output: HTMLElement) {
    this.#output = output;
  }

  /** From now on it is at least as tall as now. Asked again while it holds, it does nothing. */
  hold(): void {
    if (this.#held) return;
    this.#held = true;
    const height = this.#output.offsetHeight;
    if (height > 0) this.#output.style.minHeight = `${height}px`;
  }

  /** It is as tall as what it shows. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#output.style.minHeight = '';
  }
}
