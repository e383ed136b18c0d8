export function typecheck(..._: unknown[]) { return [] as import('./problems.ts').Problem[]; }
