/** The texts of a drawing with about the place that each takes, read from its markup. */

export interface DrawnText { text: string; left: number; right: number; top: number; bottom: number }

/** Average advance widths in em; figures are tabular. */
const advance: Record<string, number> = { '.': 0.25, ',': 0.25, ' ': 0.2, '(': 0.3, ')': 0.3, '·': 0.25, '/': 0.4, '∂': 0.55, w: 0.72, C: 0.74, i: 0.35 };

export function textsOf(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, attributes = '', inner = '']) => {
    const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const size = Number(attribute('font-size'));
    let width = 0;
    let text = '';
    for (const [, own = '', run = ''] of inner.matchAll(/<tspan([^>]*)>(.*?)<\/tspan>/gs)) {
      const em = Number(/font-size="([^"]*)"/.exec(own)?.[1] ?? size);
      for (const letter of run) width += (advance[letter] ?? 0.5) * em;
      text += run;
    }
    const x = Number(attribute('x'));
    const y = Number(attribute('y'));
    const anchor = attribute('text-anchor');
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { text, left, right: left + width, top: y - size * 0.68, bottom: y + size * 0.06 };
  });
}

/** Pairs of texts that lie on each other by more than a pixel and a half. */
export function overlaps(texts: readonly DrawnText[]): string[] {
  const found: string[] = [];
  texts.forEach((a, n) => {
    for (const b of texts.slice(n + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1.5 && down > 1.5) found.push(`${a.text} × ${b.text}`);
    }
  });
  return found;
}
