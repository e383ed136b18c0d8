/** What an input's component gets from the Markdown pipeline, and what its element reads back. */
import type { Range } from './scale.ts';

/** Attributes as they are written; a mirror's come as strings. */
export interface RangeProps {
  name: string;
  value: number | string;
  min?: number | string;
  max?: number | string;
  step?: number | string;
  scale?: string;
  digits?: number | string;
  label?: string;
  hidden?: boolean | string;
}

/** The range that attributes describe, with sensible ends where none are given. */
export function rangeOf(props: Pick<RangeProps, 'value' | 'min' | 'max' | 'step' | 'scale' | 'digits'>): Range {
  const value = Number(props.value);
  const scale = props.scale === 'log' ? 'log' : 'linear';
  const size = Math.max(Math.abs(value), 1);
  const max = numberOf(props.max, scale === 'log' ? value * 100 : size * 2);
  const min = numberOf(props.min, scale === 'log' ? value / 100 : value < 0 ? -size * 2 : 0);
  const step = numberOf(props.step, scale === 'log' ? min : (max - min) / 100);
  const digits = numberOf(props.digits, decimalsOf(step));
  return { min, max, step, scale, digits };
}

/** The range as data attributes, for the element. */
export function rangeData(range: Range): Record<string, string> {
  return Object.fromEntries(Object.entries(range).map(([key, value]) => [`data-${key}`, String(value)]));
}

/** The range that an element's data attributes hold. */
export function rangeFrom({ dataset }: HTMLElement): Range {
  const number = (key: string): number => Number(dataset[key]);
  return { min: number('min'), max: number('max'), step: number('step'), digits: number('digits'), scale: dataset['scale'] === 'log' ? 'log' : 'linear' };
}

function numberOf(value: number | string | undefined, otherwise: number): number {
  const number = Number(value);
  return value === undefined || Number.isNaN(number) ? otherwise : number;
}

function decimalsOf(step: number): number {
  return Math.min(6, (String(step).split('.')[1] ?? '').length);
}
