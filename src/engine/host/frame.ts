/** The sandbox: a hidden frame with an opaque origin, which starts the Worker and hands it one end of a channel. */
import type { ToKernel } from '../protocol.ts';

/** A running Worker, seen from the page. */
export interface Link {
  post(message: ToKernel): void;
  /** Ends the Worker at once, whatever it is doing. */
  close(): void;
}

export interface Ears {
  /** What the Worker says, unchecked. */
  message: (data: unknown) => void;
  /** The Worker could not be started. */
  failed: (reason: string) => void;
}

/** Starts a Worker from the kernel's text. Injected, so that tests need no browser. */
export type Connect = (kernel: string, ears: Ears) => Link;

/** `url`: where sandbox.html is served; its own policy allows the Worker code and no network. */
export function frameConnect(document: Document, url: string): Connect {
  return (kernel, ears) => {
    const { port1, port2 } = new MessageChannel();
    const window = document.defaultView;
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Where the cells run';
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');

    const hear = ({ source, data }: MessageEvent): void => {
      if (source !== frame.contentWindow || typeof data !== 'object' || data === null || !('failed' in data)) return;
      ears.failed(String(data.failed));
    };
    window?.addEventListener('message', hear);
    port1.onmessage = ({ data }) => ears.message(data);
    // The frame's origin is opaque: no other target origin can name it.
    frame.addEventListener('load', () => frame.contentWindow?.postMessage({ text: kernel }, '*', [port2]), { once: true });
    frame.src = url;
    document.body.append(frame);

    return {
      post: (message) => port1.postMessage(message),
      close() {
        window?.removeEventListener('message', hear);
        port1.close();
        frame.remove();
      },
    };
  };
}
