/** The sandbox: a hidden frame with an opaque origin, which starts the Worker and hands it one end of a channel. */
import type { ToKernel } from '../protocol.ts';

/** A running Worker, seen from the page. */
export interface Link {
  post(message: ToKernel, transfer?: ArrayBuffer[]): void;
  /** Has another Worker started in advance, which the next link takes over. */
  prepare(): void;
  /** Ends the Worker at once, whatever it is doing. */
  close(): void;
}

export interface Ears {
  /** What the Worker says, unchecked. */
  message: (data: unknown) => void;
  /** The Worker could not be started. */
  failed: (reason: string) => void;
}

/**
 * Starts a Worker from the kernel's text. A `fresh` one gets a frame of its own; otherwise the frame that is there
 * starts it, which is quicker. Injected, so that tests need no browser.
 */
export type Connect = (kernel: string, ears: Ears, fresh: boolean) => Link;

/** `url`: where sandbox.html is served; its own policy allows the Worker code and no network. */
export function frameConnect(document: Document, url: string): Connect {
  const window = document.defaultView;
  let frame: HTMLIFrameElement | undefined;
  let loaded: Promise<void> = Promise.resolve();

  function open(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    made.hidden = true;
    made.title = 'Where the cells run';
    made.setAttribute('sandbox', 'allow-scripts');
    made.setAttribute('aria-hidden', 'true');
    loaded = new Promise((resolve) => made.addEventListener('load', () => resolve(), { once: true }));
    made.src = url;
    document.body.append(made);
    return made;
  }

  return (kernel, ears, fresh) => {
    if (fresh) frame?.remove();
    const mine = (frame = frame?.isConnected ? frame : open());
    const { port1, port2 } = new MessageChannel();
    let closed = false;
    // The frame's origin is opaque: no other target origin can name it.
    const tell = (message: { text: string; spare?: true }, ports: MessagePort[] = []): void => mine.contentWindow?.postMessage(message, '*', ports);
    const hear = ({ source, data }: MessageEvent): void => {
      if (source === mine.contentWindow && typeof data === 'object' && data !== null && 'failed' in data) ears.failed(String(data.failed));
    };
    window?.addEventListener('message', hear);
    port1.onmessage = ({ data }) => ears.message(data);
    void loaded.then(() => (closed ? undefined : tell({ text: kernel }, [port2])));

    return {
      post: (message, transfer = []) => port1.postMessage(message, transfer),
      prepare: () => tell({ text: kernel, spare: true }),
      close() {
        closed = true;
        window?.removeEventListener('message', hear);
        port1.close();
        tell({ text: '' }); // without a text the frame only ends the Worker it has
      },
    };
  };
}
