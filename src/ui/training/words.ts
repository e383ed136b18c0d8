/** What the strip says of a training. Pure. */
import type { TrainingState } from '../../trainer/service.ts';
import { count } from '../displays/digits.ts';

/** Where it is: "epoch 12 of 30 · 840,000 digits a second". */
export function standingWords({ phase, progress, continued }: TrainingState, epochs: number): string {
  if (!progress) return phase === 'paused' ? 'paused' : continued === undefined ? 'getting ready' : `going on after epoch ${count(continued)}`;
  const epoch = `epoch ${count(Math.max(1, progress.epoch))} of ${count(epochs)}`;
  if (phase === 'paused') return `paused in ${epoch}`;
  const speed = rounded(progress.samplesPerSecond);
  return speed > 0 ? `${epoch} · ${count(speed)} digits a second` : epoch;
}

/** What is left to say when it is over: "trained for 30 of 30 epochs · 840,000 digits a second". Nothing, if it never began. */
export function overWords({ progress, trouble }: TrainingState, epochs: number): string {
  if (!progress || trouble !== undefined) return '';
  const speed = rounded(progress.samplesPerSecond);
  const trained = `trained for ${count(Math.max(1, progress.epoch))} of ${count(epochs)} epochs`;
  return speed > 0 ? `${trained} · ${count(speed)} digits a second` : trained;
}

/** What the reader should know of it besides, if anything. */
export function noteWords({ progress, unkept }: TrainingState): string {
  const notes = [
    progress?.machine === 'plain' ? 'Without the WebAssembly that this browser or host does not offer, it trains by plain JavaScript: slower, to the same result.' : '',
    progress?.transforming === 'in turn' ? 'This browser did not start a second Worker to transform the digits meanwhile, so they are transformed in turn: slower, to the same result.' : '',
    unkept ? 'This browser does not keep checkpoints: a reload would end this run.' : '',
  ];
  return notes.filter(Boolean).join(' ');
}

/** How much of all epochs is done, 0 to 1. */
export function shareOf({ progress }: TrainingState, epochs: number): number {
  if (!progress || progress.of === 0) return 0;
  return Math.min(1, Math.max(0, (Math.max(0, progress.epoch - 1) + progress.done / progress.of) / epochs));
}

/** "A run was left at epoch 12." */
export function leftWords(epochs: readonly number[]): string {
  const [epoch = 0] = epochs;
  if (epochs.length === 1) return `A run was left at epoch ${count(epoch)}.`;
  return `${count(epochs.length)} runs were left, at epochs ${epochs.map(count).join(', ')}.`;
}

/** To two digits that count: a speed is not known better. */
function rounded(value: number): number {
  return Number.isFinite(value) && value > 0 ? Number(value.toPrecision(2)) : 0;
}
