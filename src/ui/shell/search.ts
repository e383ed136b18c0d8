/** Placeholder until the search dialog is here. */
export function search(_document: Document): void {}
