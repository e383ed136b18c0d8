import { describe, expect, it } from 'vitest';
import { inAscii, patientScripts, withoutPictures } from '../../../src/layouts/text-first.ts';

const png = (length: number, fill: number): string => `data:image/png;base64,${Buffer.alloc(length, fill).toString('base64')}`;

describe('pictures of a page', () => {
  it('become files if they are large, equal ones one file', () => {
    const page = `<i style="--sheet:url(${png(3000, 1)})"></i><img src="${png(3000, 1)}"><img src="${png(3000, 2)}">`;
    const { html, files } = withoutPictures(page, '/sub/_astro/');
    expect([...files.values()].map((bytes) => [bytes.length, bytes[0]])).toEqual([[3000, 1], [3000, 2]]);
    const [one, two] = [...files.keys()];
    expect(html).toBe(`<i style="--sheet:url(/sub/_astro/${one})"></i><img src="/sub/_astro/${one}"><img src="/sub/_astro/${two}">`);
  });

  it('stay where they are if they are small', () => {
    const page = `<img src="${png(100, 1)}">`;
    expect(withoutPictures(page, '/')).toEqual({ html: page, files: new Map() });
  });
});

it('scripts from files come after what there is to read; those in the page are left alone', () => {
  expect(patientScripts('<script type="module" src="/a.js"></script><script type="module">1</script><script>2</script>')).toBe(
    '<script type="module" fetchpriority="low" src="/a.js"></script><script type="module">1</script><script>2</script>',
  );
});

it('a page is in ASCII: references in text, escapes in styles and scripts', () => {
  expect(inAscii('<p title="η">− 𝑤 &amp;</p><style>a::before{content:"–b"}</style><script>const s = "≠ 𝑤";</script>é')).toBe(
    String.raw`<p title="&#951;">&#8722; &#119908; &amp;</p><style>a::before{content:"\2013 b"}</style><script>const s = "\u2260 \ud835\udc64";</script>&#233;`,
  );
});
