/** What a cell imports as 'chainrule/mnist'; bundled as a part of its own. The digits come from the page. */
import { askThePage } from '../../mnist/cell.ts';
import * as mnist from '../../mnist/index.ts';
import type { BindTo } from './modules.ts';

export const bindTo: BindTo = (caller) => ({ ...mnist, ...mnist.mnistFrom(askThePage(caller)) });
