/**
 * At build, what a page can do without at first gives way to its text. Larger pictures that it carries in data: addresses
 * become files beside it, which a browser fetches when they near the screen; its scripts, which a browser takes for as urgent
 * as styles, are fetched after what there is to read; and it is written in ASCII, which a browser reads at a fraction of the
 * cost. A page as served while writing (`astro dev`) is as it is written.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** A picture of less than this costs less where it is than by a request of its own. Characters of base64. */
const SMALL = 2000;

const PICTURES = /data:image\/png;base64,([A-Za-z0-9+/=]+)/g;

export interface Pictured {
  html: string;
  /** Name → content. Equal pictures have one name. */
  files: Map<string, Uint8Array>;
}

/** The page with addresses below `folder` in place of its larger pictures. */
export function withoutPictures(html: string, folder: string): Pictured {
  const files = new Map<string, Uint8Array>();
  const lighter = html.replace(PICTURES, (whole, base64: string) => {
    if (base64.length < SMALL) return whole;
    const bytes = Buffer.from(base64, 'base64');
    const name = `picture.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.png`;
    files.set(name, bytes);
    return `${folder}${name}`;
  });
  return { html: lighter, files };
}

/** The page with its module scripts behind all else in the queue. They run once it is parsed in any case. */
export function patientScripts(html: string): string {
  return html.replace(/<script type="module"(?= src=)/g, '$& fetchpriority="low"');
}

/** The same page in ASCII: other characters as references, in styles and scripts as escapes. */
export function inAscii(html: string): string {
  return html
    .split(/(<(?:style|script)\b.*?<\/(?:style|script)>)/s)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
      if (part.startsWith('<style')) return part.replace(/[^\0-\x7f]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
      return part.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    })
    .join('');
}

export function textFirst(): AstroIntegration {
  let [base, assets] = ['/', ''];
  return {
    name: 'text-first',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        assets = config.build.assets;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        await mkdir(join(root, assets), { recursive: true });
        const found = new Set<string>();
        for (const page of await readdir(root, { recursive: true })) {
          if (!page.endsWith('.html')) continue;
          const written = await readFile(join(root, page), 'utf8');
          const { html, files } = withoutPictures(inAscii(patientScripts(written)), `${base}${assets}/`);
          if (html === written) continue;
          for (const [name, bytes] of files) await writeFile(join(root, assets, name), bytes);
          for (const name of files.keys()) found.add(name);
          await writeFile(join(root, page), html);
        }
        logger.info(`${found.size} pictures put beside their pages`);
      },
    },
  };
}
