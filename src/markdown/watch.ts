/** For Vite: a chapter's page is made anew when a file that it shows has changed. */
import { fileURLToPath } from 'node:url';

/** The part of a Vite plugin that this one has; Vite itself is not imported for its types. */
interface WatchPlugin {
  name: string;
  enforce: 'pre';
  transform: (this: { addWatchFile: (path: string) => void }, code: string, id: string) => void;
}

/** `content/03-….mdx` with a fence of `file="src/network/layer.ts"` depends on that file. */
export function watchSources(): WatchPlugin {
  return {
    name: 'chainrule:sources',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.mdx$/.test(id)) return;
      for (const [, file = ''] of code.matchAll(/^```.*\bfile="([^"]+)"/gm)) this.addWatchFile(fileURLToPath(new URL(`../../${file}`, import.meta.url)));
    },
  };
}
