/**
 * What a chapter's MDX can use, by name: given to every chapter, so that a chapter imports nothing.
 * Figures are not here: each chapter gets those that it names (src/markdown/figures.ts).
 */
import Cell from './cell/Cell.astro';
import Choice from './inputs/Choice.astro';
import Scrub from './inputs/Scrub.astro';
import Slider from './inputs/Slider.astro';
import AsPrinted from './live/AsPrinted.astro';
import Value from './live/Value.astro';
import Callout from './shell/Callout.astro';
import Caption from './shell/Caption.astro';
import Exercise from './shell/Exercise.astro';
import Figure from './shell/Figure.astro';
import Hint from './shell/Hint.astro';
import Key from './shell/Key.astro';
import Mark from './shell/Mark.astro';
import Note from './shell/Note.astro';
import Ref from './shell/Ref.astro';
import Solution from './shell/Solution.astro';

const prose = { Callout, Caption, Exercise, Figure, Hint, Key, Mark, Note, Ref, Solution };
const live = { AsPrinted, Cell, Choice, Scrub, Slider, Value };

/** For `<Content components={components} />`. */
export const components = { ...prose, ...live };
