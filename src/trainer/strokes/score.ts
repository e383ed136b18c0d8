/** How many of the pen digits a network takes for what they are, pen by pen and way by way. */
import { prepare, type Drawing, type Preparation } from '../../network/drawing/index.ts';
import type { Network } from '../../network/index.ts';
import { PENS, variantsOf, WAYS, type PenDigit } from './variants.ts';

/** A network that answers, and how drawings are prepared for it. */
export interface Contestant {
  readonly title: string;
  readonly network: Network;
  readonly preparation: Partial<Preparation>;
}

export interface Answered {
  readonly pen: keyof typeof PENS;
  readonly way: keyof typeof WAYS;
  /** The place in the file: preparation and networks were chosen on the even ones. */
  readonly place: number;
  readonly label: number;
  readonly answer: number;
}

/** The digit that the network sees in a drawing made with a pen `width` wide. */
export function answerTo({ network, preparation }: Omit<Contestant, 'title'>, drawing: Drawing, width: number): number {
  const output = network.evaluate(prepare(drawing, { ...preparation, pen: width }).x).output.toArray();
  return output.indexOf(Math.max(...output));
}

/** Its answers to the digits at these places, by default to all. */
export const answersOf = (contestant: Contestant, digits: readonly PenDigit[], places: readonly number[] = [...digits.keys()]): Answered[] =>
  places.flatMap((place) => variantsOf(digits[place]!).map(({ pen, way, drawing, width }) => ({ pen, way, place, label: digits[place]!.label, answer: answerTo(contestant, drawing, width) })));

/** The share of right answers; NaN of none. */
export const accuracyOf = (answers: readonly Answered[]): number => answers.filter(({ label, answer }) => label === answer).length / answers.length;

/** Whether it is one of the digits that were chosen on. */
export const chosenOn = ({ place }: Answered): boolean => place % 2 === 0;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Lines of Markdown: a table of pens and ways, and what both halves and all come to. */
export function tableOf({ title }: Contestant, answers: readonly Answered[]): string[] {
  const pens = Object.keys(PENS);
  const share = (of: (answer: Answered) => boolean): string => {
    const accuracy = accuracyOf(answers.filter(of));
    return Number.isNaN(accuracy) ? 'none' : `${(100 * accuracy).toFixed(1)} %`;
  };
  return [
    row([title, ...pens.map((pen) => `${pen} pen`), 'all pens']),
    row([' --- ', ...pens, ''].map(() => '---')),
    ...Object.keys(WAYS).map((way) => row([way, ...pens.map((pen) => share((each) => each.way === way && each.pen === pen)), share((each) => each.way === way)])),
    row(['all', ...pens.map((pen) => share((each) => each.pen === pen)), share(() => true)]),
    '',
    `All drawings: ${share(() => true)}. Of the digits that were chosen on (every other): ${share(chosenOn)}; of those held out: ${share((each) => !chosenOn(each))}.`,
  ];
}
