/**
 * As much of the DOM as Observable Plot needs to draw: elements with attributes, children and a style. Nothing is
 * ever laid out or painted; a finished drawing leaves as plain data (tree.ts). It serves in the Worker and in Node,
 * so a plot baked at build is the plot that the page draws.
 */

class LightNode {
  parentNode: LightElement | null = null;

  get nextSibling(): LightNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get ownerDocument(): object {
    return lightDocument;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

export class LightText extends LightNode {
  textContent: string;

  constructor(text: string) {
    super();
    this.textContent = text;
  }
}

export class LightElement extends LightNode {
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly attributes = new Map<string, string>();
  readonly styles = new Map<string, string>();
  readonly childNodes: LightNode[] = [];
  readonly style: object;

  constructor(namespace: string, name: string) {
    super();
    this.tagName = name;
    this.namespaceURI = namespace;
    this.style = styleOf(this.styles);
  }

  get children(): LightElement[] {
    return this.childNodes.filter((node) => node instanceof LightElement);
  }
  get firstChild(): LightNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): LightNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get textContent(): string {
    return this.childNodes.map((node) => (node as LightElement | LightText).textContent).join('');
  }
  set textContent(text: string) {
    for (const node of [...this.childNodes]) node.remove();
    if (text !== '') this.appendChild(new LightText(String(text)));
  }
  get className(): string {
    return this.getAttribute('class') ?? '';
  }
  set className(name: string) {
    this.setAttribute('class', name);
  }
  get id(): string {
    return this.getAttribute('id') ?? '';
  }
  set id(id: string) {
    this.setAttribute('id', id);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  setAttributeNS(_namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild<T extends LightNode>(node: T): T {
    return this.insertBefore(node, null);
  }
  insertBefore<T extends LightNode>(node: T, next: LightNode | null): T {
    node.remove();
    const at = next === null ? -1 : this.childNodes.indexOf(next);
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild<T extends LightNode>(node: T): T {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
  append(...nodes: unknown[]): void {
    for (const node of nodes) this.appendChild(node instanceof LightNode ? node : new LightText(String(node)));
  }
  replaceChildren(...nodes: unknown[]): void {
    this.textContent = '';
    this.append(...nodes);
  }
  cloneNode(deep = false): LightElement {
    const copy = new LightElement(this.namespaceURI, this.tagName);
    for (const [name, value] of this.attributes) copy.attributes.set(name, value);
    for (const [name, value] of this.styles) copy.styles.set(name, value);
    if (deep) for (const node of this.childNodes) copy.append(node instanceof LightElement ? node.cloneNode(true) : (node as LightText).textContent);
    return copy;
  }
  /** Only what Plot asks for: all elements of one tag, or of any. */
  querySelectorAll(tag: string): LightElement[] {
    return this.children.flatMap((child) => [...(tag === '*' || child.tagName === tag ? [child] : []), ...child.querySelectorAll(tag)]);
  }
  querySelector(tag: string): LightElement | null {
    return this.querySelectorAll(tag)[0] ?? null;
  }

  // Nobody points at a drawing here.
  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
  getContext(): never {
    throw new Error('This drawing needs a canvas, which cells do not have. Draw it from marks instead, such as cell, rect or contour.');
  }
}

const SVG = 'http://www.w3.org/2000/svg';
const HTML = 'http://www.w3.org/1999/xhtml';

/** `style.maxWidth = '…'` and `style.setProperty('max-width', '…')` end in the same place. */
function styleOf(styles: Map<string, string>): object {
  const set = (name: string, value: unknown): void => {
    const key = name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (value === null || value === undefined || value === '') styles.delete(key);
    else styles.set(key, String(value));
  };
  const methods: Record<string, unknown> = {
    setProperty: set,
    removeProperty: (name: string) => set(name, ''),
    getPropertyValue: (name: string) => styles.get(name) ?? '',
  };
  return new Proxy(methods, {
    get: (_target, name) => (typeof name === 'string' ? (methods[name] ?? styles.get(name) ?? '') : undefined),
    set(_target, name, value: unknown) {
      set(String(name), value);
      return true;
    },
  });
}

/** The document that Plot draws on. */
export const lightDocument = {
  documentElement: { namespaceURI: HTML } as { namespaceURI: string; ownerDocument?: object },
  defaultView: { Event: class {} },
  createElementNS: (namespace: string, name: string) => new LightElement(namespace, name),
  createElement: (name: string) => new LightElement(name === 'svg' ? SVG : HTML, name),
  createTextNode: (text: string) => new LightText(text),
};
lightDocument.documentElement.ownerDocument = lightDocument;

/** Whether a value is a drawing. */
export const isElement = (value: object): value is LightElement => value instanceof LightElement;
