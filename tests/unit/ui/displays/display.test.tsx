import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { DisplayRecord } from '../../../../src/engine/protocol.ts';
import { type Opened, bakedContext } from '../../../../src/ui/displays/context.ts';
import { count, formatTogether, sharedDigits } from '../../../../src/ui/displays/digits.ts';
import { levelPaths } from '../../../../src/ui/displays/image.tsx';
import { Display, ShownView } from '../../../../src/ui/displays/record.tsx';

const names = { y: 'signal', cost: 'cost', '.rate': 'gradient' } as const;
const html = (record: DisplayRecord, label?: string, opened = new Map<number, Opened>()): string =>
  renderToString(<Display record={record} context={{ ...bakedContext(names, 't'), opened }} {...(label === undefined ? {} : { label })} />);
const text = (record: DisplayRecord): string => html(record).replace(/<\/(td|span|div)>/g, ' ').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim();

describe('a value is shown for what it is', () => {
  it.each<[string, DisplayRecord, string]>([
    ['an integer', { kind: 'number', value: 42 }, '42'],
    ['a result', { kind: 'number', value: -0.048755904 }, '−0.048756'],
    ['not a number', { kind: 'number', value: 'NaN' }, 'NaN'],
    ['an infinity', { kind: 'number', value: '-Infinity' }, '−∞'],
    ['a quoted text', { kind: 'text', text: 'say "no"\n', quoted: true }, '&quot;say \\&quot;no\\&quot;\\n&quot;'],
    ['a plain text', { kind: 'text', text: 'first', quoted: false }, 'first'],
    ['a literal', { kind: 'literal', text: 'true' }, 'true'],
    ['a vector', { kind: 'vector', values: [0.413382421, 0.93401099], length: 2 }, '0.413382 0.934011'],
    ['decimals that stand together', { kind: 'vector', values: [1, 0.2], length: 2 }, '1.0 0.2'],
    ['a long vector, cut', { kind: 'vector', values: [1, 2, 3], length: 784 }, '1 2 3 … 784 values'],
    ['a matrix', { kind: 'matrix', rows: 2, columns: 2, values: [[0.3, -0.4], [0.2, 0.6]] }, '0.3 −0.4 0.2 0.6'],
    ['a matrix, cut', { kind: 'matrix', rows: 36, columns: 784, values: [[1, 2]] }, '1 2 … … … … 36 × 784'],
    ['entries', { kind: 'entries', entries: [{ label: 'cost', value: { kind: 'number', value: 0.19375 } }] }, 'cost 0.193750'],
    ['an object', { kind: 'object', preview: 'Map(1)' }, 'Map(1)'],
  ])('%s', (_, record, shown) => {
    expect(text(record)).toBe(shown);
  });

  it('takes the colour of its label, of a variable or of a property', () => {
    expect(html({ kind: 'number', value: 1 }, 'cost')).toContain('class="number k-cost"');
    expect(html({ kind: 'number', value: 1 }, 'rate')).toContain('k-gradient');
    expect(html({ kind: 'number', value: 1 }, 'toString')).toContain('class="number"');
    expect(html({ kind: 'vector', values: [1], length: 1 }, 'y')).toContain('class="brackets k-signal"');
  });

  it('escapes what cell code wrote', () => {
    expect(html({ kind: 'text', text: '<img src=x onerror=alert(1)>', quoted: false })).not.toContain('<img');
    expect(html({ kind: 'object', preview: '<b>' })).toContain('&lt;b>');
  });

  it('draws a table with its columns in step', () => {
    const number = (value: number): DisplayRecord => ({ kind: 'number', value });
    const table: DisplayRecord = {
      kind: 'table',
      columns: ['name', 'cost'],
      rows: [
        [{ kind: 'text', text: 'w5', quoted: false }, number(1)],
        [{ kind: 'text', text: 'w6', quoted: false }, number(0.25)],
      ],
      length: 1000,
    };
    expect(text(table)).toContain('w5 1.00 w6 0.25');
    expect(html(table)).toContain('2 of 1,000 rows');
    expect(html(table)).toContain('class="figure k-cost"');
  });

  it("tells an exercise's verdict in words", () => {
    const shown = html({
      kind: 'checks',
      rows: [
        { passed: true, says: 'It sums over both outputs', figure: '2 terms' },
        { passed: false, says: 'Not equal to the measured slope.', evidence: 'Yours is 1', figure: 'off by 1.2 %' },
      ],
    });
    expect(shown).toContain('aria-label="passed"');
    expect(shown).toContain('<strong>Not equal to the measured slope.</strong> Yours is 1');
  });

  it('shows what was looked into', () => {
    const record: DisplayRecord = { kind: 'object', preview: 'Map(1)', ref: 7 };
    expect(html(record)).toContain('aria-expanded="false"');
    const inside: DisplayRecord = { kind: 'entries', entries: [{ label: 'inner', value: { kind: 'number', value: 3 } }] };
    expect(html(record, undefined, new Map([[7, inside]]))).toContain('inner');
    expect(html(record, undefined, new Map([[7, 'gone']]))).toContain('is gone');
  });

  it('draws a digit as runs of grey', () => {
    const paths = levelPaths({ width: 3, height: 2, grey: [0, 255, 255, 0, 0, 128] });
    expect(Object.fromEntries(paths)).toEqual({ 12: 'M2 1h1v1h-1z', 24: 'M1 0h2v1h-2z' });
    expect(html({ kind: 'image', width: 1, height: 1, grey: [255], label: '7' })).toContain('image of 7');
  });

  it('keeps the order of a run, with ids of their own in every slot', () => {
    const picture: DisplayRecord = { kind: 'picture', tree: { tag: 'svg', attributes: { id: 'a' }, children: [] } };
    const shown = renderToString(
      <ShownView shown={[{ slot: 'one', record: picture }, { slot: 'two', record: picture }]} context={bakedContext({}, 'c')} />,
    );
    expect(shown.indexOf('id="c-one-a"')).toBeLessThan(shown.indexOf('id="c-two-a"'));
    expect(shown).toContain('id="c-two-a"');
  });
});

describe('digits', () => {
  it.each<[number[], number]>([
    [[1, 2], 0],
    [[0.3, 0.25], 2],
    [[0.1 + 0.2], 1],
    [[Math.PI], 6],
    [[Number.NaN, 0.5], 1],
  ])('%j share %d decimals', (values, digits) => {
    expect(sharedDigits(values)).toBe(digits);
  });

  it('writes the tiny and the huge with a power of ten', () => {
    expect(formatTogether([0.5, 1e-7, 2e12])).toEqual(['0.5', '1.00e−7', '2000000000000']);
  });

  it('separates thousands', () => {
    expect([0, 999, 1000, 60000, 1234567].map(count)).toEqual(['0', '999', '1,000', '60,000', '1,234,567']);
  });
});
