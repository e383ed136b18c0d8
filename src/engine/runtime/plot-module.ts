/** What a cell imports as '@observablehq/plot'; bundled as a part of its own and fetched when a cell needs it. */
export * from '@observablehq/plot';
