/** `<cr-choice>`: one of a few; native radio buttons do the work. */
import { session } from '../live/session.ts';

let groups = 0;

export class ChoiceElement extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    const name = this.dataset['name'] ?? '';
    const radios = [...this.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    if (radios.length === 0) return;
    // Each group has a name of its own, or groups of one input would take each other's mark.
    const group = `choice-${name}-${(groups += 1)}`;
    const show = (): void => {
      const value = String(session().input(name));
      for (const radio of radios) radio.checked = radio.value === value;
    };
    for (const radio of radios) {
      radio.name = group;
      radio.disabled = false;
    }
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.checked) session().setInput(name, event.target.value);
    });
    this.#end = session().on('input', (changed) => {
      if (changed === name) show();
    });
    show();
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}
