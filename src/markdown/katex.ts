/** How KaTeX is set up: our macros, and every doubt an error. */
import type { KatexOptions, TrustContext } from 'katex';

/** Kinds as macros: `\weight{w_5}`; a symbol that can light up: `\qty{w5}{w_5}`. */
const macros: Record<string, string> = {
  '\\signal': '\\htmlClass{k-signal}{#1}',
  '\\weight': '\\htmlClass{k-weight}{#1}',
  '\\bias': '\\htmlClass{k-bias}{#1}',
  '\\gradient': '\\htmlClass{k-gradient}{#1}',
  '\\cost': '\\htmlClass{k-cost}{#1}',
  '\\expected': '\\htmlClass{k-expected}{#1}',
  '\\qty': '\\htmlData{qty=#1}{#2}',
};

/** Options for rehype-katex; a formula that KaTeX has any doubt about fails the build (see liveMaths). */
export const katexOptions: Omit<KatexOptions, 'displayMode' | 'throwOnError'> = {
  macros,
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: (context: TrustContext) => {
    if (context.command === '\\htmlData' || context.command === '\\htmlClass') return true;
    // Returning false would set the formula in red and say nothing.
    throw new Error(`${context.command} is not used in chapters.`);
  },
};
