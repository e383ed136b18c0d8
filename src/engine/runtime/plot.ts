/** Observable Plot as cells get it: drawing on the light document without being told to. */
import { lightDocument } from './dom.ts';

type Draw = (options?: object) => unknown;
type Mark = { prototype: { plot?: unknown } };

/** The class of every plot, in place of Plot's random one: the page styles it once. */
const PLOT_CLASS = 'plot';

/** A plot as wide as a cell's output, so that its text is not scaled. Plot's own default is 640. */
const COLUMN = 572;

/** `plot`, `legend` and `mark.plot()` draw on our document; the rest of the module is as it was. */
export function withDocument(plotModule: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { plot, legend, Mark } = plotModule as { plot: Draw; legend: Draw; Mark: Mark };
  const defaults = { document: lightDocument, className: PLOT_CLASS };
  const ours = {
    ...plotModule,
    plot: (options: object = {}) => plot({ width: COLUMN, ...defaults, ...options }),
    legend: (options: object = {}) => legend({ ...defaults, ...options }),
  };
  const draw = ours.plot;
  Mark.prototype.plot = function (this: unknown, { marks = [], ...options }: { marks?: unknown[] } = {}) {
    return draw({ ...options, marks: [...marks, this] });
  };
  return ours;
}
