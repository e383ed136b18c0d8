/** What the answers of networks to digits that are turned or shifted are drawn from, made by a cell. */
import { isInkOf } from '../ink.ts';
import { SIDE } from './moved-data.ts';

export interface TurningData {
  /** What is done to the digits, and how far. */
  ways: Way[];
  digits: TurnedDigit[];
  /** Whose answers they are. */
  networks: string[];
}

export interface Way {
  name: 'turned' | 'shifted';
  /** Degrees clockwise, or pixels to the right. */
  at: number[];
}

export interface TurnedDigit {
  label: number;
  /** Its picture (ink.ts). */
  ink: string;
  /** shares[network][way]: ten shares in percent for the first place, ten for the next, and so on. */
  shares: number[][][];
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function turningProblem(value: unknown): string | undefined {
  const { ways, digits, networks } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(networks) || !networks.every((each) => typeof each === 'string')) return 'networks should be names';
  if (!Array.isArray(ways) || ways.length === 0 || !(ways as Way[]).every(({ at }) => Array.isArray(at) && at.length > 1)) return 'each way should have places';
  if (!Array.isArray(digits) || digits.length === 0) return 'digits should be a list';
  for (const { ink, shares, label } of digits as TurnedDigit[]) {
    if (typeof label !== 'number' || !isInkOf(ink, SIDE)) return 'each digit should have a label and a picture of 28 × 28';
    const fits = Array.isArray(shares) && shares.length === networks.length
      && shares.every((one) => one.length === ways.length && one.every((way, w) => way.length === 10 * ((ways as Way[])[w]?.at.length ?? 0)));
    if (!fits) return 'there should be ten shares for each network, way and place';
  }
  return undefined;
}

/** The ten shares at one place of a way's list. */
export const tenAt = (shares: readonly number[], place: number): number[] => shares.slice(10 * place, 10 * place + 10);

/** What the reader has chosen. */
export interface TurningState {
  digit: number;
  way: number;
  /** Which of the way's places. */
  place: number;
}

/** To begin with: digit `digit`, turned a little. */
export const beginning = ({ ways, digits }: TurningData, label: number): TurningState => ({
  digit: Math.max(0, digits.findIndex((each) => each.label === label)),
  way: 0,
  place: Math.round((ways[0]?.at.length ?? 1) * 0.76),
});

/** "25° clockwise", "3 pixels to the left", "not at all". */
export function farWords({ name }: Way, at: number): string {
  if (at === 0) return `not ${name}`;
  const size = Math.abs(at);
  if (name === 'turned') return `turned ${size}° ${at > 0 ? 'clockwise' : 'the other way'}`;
  return `shifted ${size} ${size === 1 ? 'pixel' : 'pixels'} to the ${at > 0 ? 'right' : 'left'}`;
}
