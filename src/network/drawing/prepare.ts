// All stages in turn, and the picture after each.

import { numberWithin, told } from '../checks.ts';
import type { Drawing } from './drawing.ts';
import type { Picture } from './ink.ts';
import { centre, crop, deskew, inked, joinDots, onePen, pictureOf, scale, type Inked } from './stages.ts';

/** Which stages are done, and the pens. */
export interface Preparation {
  /** How wide the pen was on the pad. */
  readonly pen: number;
  /** How wide it is made, in pixels of the 28; false leaves it as it was. */
  readonly onePen: number | false;
  readonly crop: boolean;
  readonly scale: boolean;
  readonly deskew: boolean;
  readonly centre: boolean;
}

/** What is done if nothing else is said. */
export const PREPARATION: Preparation = {
  pen: 0.08,
  onePen: 2.4,
  crop: true,
  scale: true,
  deskew: true,
  centre: true,
};

/** A stage that was done. */
export interface Stage {
  readonly name: 'drawn' | 'onePen' | 'crop' | 'scale' | 'deskew' | 'centre';
  /** What it does, in words. */
  readonly says: string;
  /** How it left the drawing, 28 × 28. */
  readonly picture: Picture;
}

/** A drawing on its way into a network. */
export interface Prepared {
  /** As drawn, and then each stage that was done. */
  readonly stages: readonly Stage[];
  /** What the network gets: 784 numbers from 0 to 1, row after row. */
  readonly x: number[];
}

/**
 * The drawing made such as the digits are that a network learned from. `options` say what is to be done
 * otherwise than by `PREPARATION`. Without a stroke all is blank. Error: no drawing, or an option that can't be.
 */
export function prepare(drawing: Drawing, options: Partial<Preparation> = {}): Prepared {
  const stages = stagesOf(drawing, options).map(({ name, says, left }) => ({ name, says, picture: pictureOf(left) }));
  return { stages, x: Array.from(stages.at(-1)!.picture.grey, (grey) => grey / 255) };
}

/** A stage that was done, and how it left the drawing. */
export interface Done extends Omit<Stage, 'picture'> {
  readonly left: Inked;
}

/** The stages that are done, in turn. */
export function stagesOf(drawing: Drawing, options: Partial<Preparation> = {}): Done[] {
  const { pen, onePen: width, ...does } = checkPreparation(options);
  const stages: Done[] = [{ name: 'drawn', says: 'as it was drawn', left: joinDots(inked(drawing, pen)) }];
  const add = (name: Done['name'], says: string, next: (before: Inked) => Inked): void => {
    stages.push({ name, says, left: next(stages.at(-1)!.left) });
  };
  if (width !== false) add('onePen', 'drawn again with one pen for all', (before) => onePen(before, width));
  if (does.crop) add('crop', 'cut out, and put in the middle', crop);
  if (does.scale) add('scale', 'scaled to fit 20 × 20', scale);
  if (does.deskew) add('deskew', 'set upright', deskew);
  if (does.centre) add('centre', 'its ink’s centre of mass in the middle of 28 × 28', centre);
  return stages;
}

function checkPreparation(options: Partial<Preparation>): Preparation {
  const known = Object.keys(PREPARATION);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Preparation can be told ${known.join(', ')}, but not ${told(unknown)}.`);
  const given = { ...PREPARATION, ...options };
  numberWithin(given.pen, 0, 1, 'The width of the pen on the pad');
  if (given.onePen !== false) numberWithin(given.onePen, 0.1, 10, 'The width of the one pen');
  return given;
}
