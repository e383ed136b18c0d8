/** What a chapter's MDX can use, by name: `<Note>` is Note.astro, wherever it lives. */
type Component = (props: never) => unknown;

const files = import.meta.glob<{ default: Component }>(
  ['./shell/*.astro', './cell/*.astro', './inputs/*.astro', './live/*.astro', './figures/*.astro'],
  { eager: true },
);

/** Components for `<Content components={components} />`. */
export const components: Record<string, Component> = Object.fromEntries(
  Object.entries(files).map(([path, module]) => [path.replace(/^.*\/|\.astro$/g, ''), module.default]),
);
