/** Fast training as a cell asks the page for it; bundled as a part of its own, which 'chainrule' fetches when it is handed digits. */
export { train } from '../../trainer/asking.ts';
