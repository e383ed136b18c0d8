/** What the figures of the playground are drawn from; cells make it. */
import { isLevels } from './levels.ts';
import { answerProblem, isDigit, type Answer } from './reading-data.ts';

export interface StagesData {
  stages: {
    /** How the chapter's input names it. */
    id: string;
    name: string;
    says: string;
    width: number;
    levels: string;
    /** In use. */
    on: boolean;
    /** Can be left out. */
    optional: boolean;
    /** What the network would say if this one were left out, or taken in. */
    otherwise: { digit: number | null; share: number } | null;
  }[];
  /** What it says now. */
  now: { digit: number | null; share: number };
}

export interface LayersData {
  layers: { name: string; columns: number; levels: string; active: number }[];
  answer: Answer;
}

export interface EvidenceData {
  /** For each class that is asked about: what speaks for it and against it. */
  classes: {
    digit: number;
    share: number;
    /** Contributions of the pixels, 28 by 28. */
    levels: string;
    for: number;
    against: number;
    /** What does not come from pixels. */
    rest: number;
  }[];
  /** What one eighth … full stands for. */
  most: number;
}

export interface ComparisonData {
  one: Answer;
  other: Answer;
}

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Why a value can't be drawn, in words; undefined when it can. */
export function stagesProblem(value: unknown): string | undefined {
  const { stages, now } = loose(value);
  if (!Array.isArray(stages)) return 'stages should be a list';
  if (!isDigit(loose(now)['digit'])) return 'now should be an answer';
  for (const each of stages) {
    const { id, name, says, width, levels, on, optional } = loose(each);
    if (![id, name, says].every((word) => typeof word === 'string')) return 'a stage needs id, name and says';
    if (!isNumber(width) || width < 1 || !isLevels(levels) || levels.length % width !== 0) return `the picture of ${String(name)} should be rows of ${String(width)} letters`;
    if (typeof on !== 'boolean' || typeof optional !== 'boolean') return 'on and optional should be true or false';
  }
  return undefined;
}

export function layersProblem(value: unknown): string | undefined {
  const { layers, answer } = loose(value);
  if (!Array.isArray(layers)) return 'layers should be a list';
  for (const each of layers) {
    const { name, columns, levels, active } = loose(each);
    if (typeof name !== 'string' || !isNumber(active)) return 'a layer needs name and active';
    if (!isNumber(columns) || columns < 1 || !isLevels(levels)) return `the neurons of ${name} should be letters in columns`;
  }
  return answerProblem(answer);
}

export function evidenceProblem(value: unknown): string | undefined {
  const { classes, most } = loose(value);
  if (!Array.isArray(classes) || !isNumber(most)) return 'classes should be a list, and most a number';
  for (const each of classes) {
    const { digit, share, levels, for: speaksFor, against, rest } = loose(each);
    if (!isDigit(digit) || ![share, speaksFor, against, rest].every(isNumber)) return 'a class needs digit, share, for, against and rest';
    if (!isLevels(levels, 784)) return 'levels should be 784 letters';
  }
  return undefined;
}

export function comparisonProblem(value: unknown): string | undefined {
  const { one, other } = loose(value);
  return answerProblem(one) ?? answerProblem(other);
}
