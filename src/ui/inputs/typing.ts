/**
 * The field that stands in for a scrub's number while it is typed. Enter or leaving takes the number, Escape
 * drops it; what can't be taken stays as it was typed, with words beside it.
 */
import { type Range, read, stepped, written } from './scale.ts';

export interface TypingOptions {
  text: string;
  select: 'all' | 'end';
  label: string;
  range: Range;
  value: () => number;
  onValue: (value: number) => void;
  /** The field is gone; `refocus` if the keyboard's focus was in it and should go back. */
  onClose: (refocus: boolean) => void;
}

export interface TypingField {
  close(refocus: boolean): void;
}

/** Puts a field at the end of `parent` and focuses it. */
export function openField(parent: HTMLElement, options: TypingOptions): TypingField {
  const { range } = options;
  const document = parent.ownerDocument;
  const input = document.createElement('input');
  input.className = 'scrub-field';
  input.type = 'text';
  // Phones' number pads have no minus.
  input.inputMode = range.min < 0 ? 'text' : 'decimal';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.value = options.text;
  input.setAttribute('aria-label', options.label);
  const words = document.createElement('span');
  words.className = 'scrub-words';
  words.setAttribute('role', 'alert');
  let open = true;

  const fit = (): void => {
    input.style.width = `${Math.max(3, input.value.length + 1)}ch`;
  };
  const close = (refocus: boolean): void => {
    if (!open) return;
    open = false;
    input.remove();
    words.remove();
    options.onClose(refocus);
  };
  const complain = (problem: string): void => {
    words.textContent = problem;
    input.toggleAttribute('aria-invalid', problem !== '');
  };
  /** Takes what is typed, if it can be; otherwise says why not. */
  const take = (): boolean => {
    if (input.value.trim() === written(range, options.value())) return true;
    const result = read(range, input.value);
    if ('problem' in result) {
      complain(result.problem);
      return false;
    }
    options.onValue(result.value);
    return true;
  };
  const step = (steps: number): void => {
    if (!take()) return;
    options.onValue(stepped(range, options.value(), steps));
    input.value = written(range, options.value());
    fit();
    input.select();
  };

  input.addEventListener('input', () => {
    fit();
    complain('');
  });
  input.addEventListener('keydown', (event) => {
    // The scrub's own keys are not for the field.
    event.stopPropagation();
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Enter') void (take() && close(true));
    else if (event.key === 'ArrowUp') step(event.shiftKey ? 10 : 1);
    else if (event.key === 'ArrowDown') step(event.shiftKey ? -10 : -1);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => {
    if (open && take()) close(false);
  });

  parent.append(input, words);
  fit();
  input.focus();
  if (options.select === 'all') input.select();
  else input.setSelectionRange(input.value.length, input.value.length);
  return { close };
}
