/** A polite voice for what a screen reader's user can't see change. One live region for the page. */

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence, once nothing newer has come for a while. */
export function announce(document: Document, text: () => string, quiet = 700): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    let region = document.getElementById('announcer');
    if (!region) {
      region = document.createElement('div');
      region.id = 'announcer';
      region.className = 'unseen';
      region.setAttribute('aria-live', 'polite');
      document.body.append(region);
    }
    region.textContent = text();
  }, quiet);
}

/** The sentence around an element, as it would be read: without the half of a formula that is only drawn. */
export function sentenceAround(element: Element): string {
  const block = element.closest('p, li, td, figcaption, dd');
  if (!block) return '';
  const marker = '\u0001';
  let text = '';
  const walk = (node: Node): void => {
    if (node === element) text += marker;
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    else if (node instanceof Element && node.matches('[aria-hidden="true"], button, .note')) return;
    else node.childNodes.forEach(walk);
  };
  walk(block);
  const sentences = text.replace(/\s+/g, ' ').split(/(?<=[.?!:])\s+(?=[\p{Lu}\u0001])/u);
  return (sentences.find((sentence) => sentence.includes(marker)) ?? '').replace(marker, '').trim();
}
