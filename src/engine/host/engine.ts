/** The Worker's life as the page sees it: started, fed with what it asks for, listened to with care, ended. */
import type { FromKernel, ToKernel } from '../protocol.ts';
import { createCalls, type Serve } from './calls.ts';
import type { Connect, Link } from './frame.ts';
import { validate } from './validate.ts';

/** The engine's parts, served as text. */
export type Part = 'kernel' | 'plot' | 'compiler' | 'mnist' | 'trainer' | 'augment';

/** Calls back after so many milliseconds, unless the returned function is called first. */
export type SetTimer = (callback: () => void, milliseconds: number) => () => void;

export interface EngineOptions {
  connect: Connect;
  fetchText: (part: Part) => Promise<string>;
  /** Reaches what the page does for cells. */
  serve?: Serve | undefined;
  setTimer: SetTimer;
  now: () => number;
  /** A message in its proper shape. Pings and modules are dealt with here. */
  hear: (message: FromKernel) => void;
  /** Whether to go on asking for signs of life. */
  running: () => boolean;
  /** The Worker has not answered for a while, or answers again. */
  silent: (silent: boolean) => void;
  /** It sends more than a page can take, and was ended. */
  flooded: () => void;
  /** It could not be started; in words for the reader. */
  failed: (reason: string) => void;
}

export interface Engine {
  /** It has been started, or is about to be, and takes messages. */
  readonly alive: boolean;
  /** For how long it has owed an answer. Milliseconds. */
  readonly owes: number;
  /** Starts a Worker and tells it `first`, which is asked for at the last moment. */
  start(first: () => ToKernel[]): void;
  post(message: ToKernel): void;
  /** Has another Worker ready, for when this one must be ended. */
  prepare(): void;
  close(): void;
}

/** Milliseconds: without an answer it counts as silent; between two pings; for a start. */
const PATIENCE = 2500;
const PAUSE = 1000;
const STARTING = 15_000;
/** A frame that is used again and gives no sign for so long is given up for a new one. */
const AGAIN = 2500;
/** More messages than this within a second are a flood. */
const FLOOD = 20_000;

const WORDS = {
  offline: 'The program that runs the cells could not be loaded. Every result on the page stands as it was computed when the page was made.',
  blocked: 'This browser did not let the cells run, perhaps because of an extension or a policy. Every result on the page stands as it was computed when the page was made.',
};

const PARTS: Readonly<Record<string, Part>> = { '@observablehq/plot': 'plot', compiler: 'compiler', 'chainrule/mnist': 'mnist', trainer: 'trainer', augment: 'augment' };

export function createEngine(options: EngineOptions): Engine {
  const { connect, setTimer, now } = options;
  const texts = new Map<Part, Promise<string>>();
  let link: Link | undefined;
  const calls = createCalls(options.serve, (message, transfer) => link?.post(message, transfer));
  let generation = 0;
  let ready = false;
  let used = false; // a frame is there
  let pings = 0;
  let unanswered = false;
  let askedAt = 0;
  let silent = false;
  let cancel = (): void => {};
  let windowBegan = 0;
  let heard = 0;

  /** Fetched once; after a failure, again. */
  function text(part: Part): Promise<string> {
    const known = texts.get(part) ?? options.fetchText(part);
    texts.set(part, known);
    known.catch(() => texts.delete(part));
    return known;
  }

  function close(): void {
    generation++;
    cancel();
    calls.endAll();
    link?.close();
    link = undefined;
    ready = false;
    unanswered = false;
    silent = false;
    heard = 0;
  }

  function fail(reason: string): void {
    close();
    options.failed(reason);
  }

  /** Asks for a sign of life, unless an answer is still owed. */
  function ping(): void {
    if (unanswered || !link || !ready) return;
    unanswered = true;
    askedAt = now();
    link.post({ type: 'ping', n: ++pings });
    cancel();
    cancel = setTimer(() => {
      silent = true;
      options.silent(true);
    }, PATIENCE);
  }

  function pong(): void {
    unanswered = false;
    cancel();
    if (silent) {
      silent = false;
      options.silent(false);
    }
    if (options.running()) cancel = setTimer(ping, PAUSE);
  }

  function provide(name: Extract<FromKernel, { type: 'need' }>['module'], to: number): void {
    const part = PARTS[name];
    const send = (content: string): void => {
      if (to === generation) link?.post({ type: 'module', name, text: content });
    };
    // An empty text tells the kernel that the module is not to be had.
    if (part === undefined) send('');
    else text(part).then(send, () => send(''));
  }

  function receive(data: unknown, from: number): void {
    if (from !== generation) return;
    const time = now();
    if (time - windowBegan > 1000) [windowBegan, heard] = [time, 0];
    if (++heard > FLOOD) {
      close();
      return options.flooded();
    }
    const message = validate(data);
    if (!message) return;
    if (message.type === 'pong') return message.n === pings && unanswered ? pong() : undefined;
    if (message.type === 'need') return provide(message.module, from);
    if (message.type === 'call' || message.type === 'hangUp') return calls.receive(message);
    if (message.type === 'ready' && !ready) {
      ready = true;
      cancel();
      ping();
    }
    options.hear(message);
  }

  function open(kernel: string, first: () => ToKernel[], fresh: boolean): void {
    const mine = generation;
    cancel();
    cancel = fresh ? setTimer(() => fail(WORDS.blocked), STARTING) : setTimer(() => (close(), open(kernel, first, true)), AGAIN);
    try {
      link = connect(
        kernel,
        {
          message: (data) => receive(data, mine),
          failed: () => (mine === generation && !ready ? fail(WORDS.blocked) : undefined),
        },
        fresh,
      );
      used = true;
      for (const message of first()) link.post(message);
    } catch {
      fail(WORDS.blocked);
    }
  }

  return {
    get alive() {
      return link !== undefined;
    },
    get owes() {
      return unanswered ? now() - askedAt : 0;
    },
    start(first) {
      close();
      const mine = generation;
      cancel = setTimer(() => fail(WORDS.blocked), STARTING);
      text('kernel').then(
        (kernel) => (mine === generation ? open(kernel, first, !used) : undefined),
        () => (mine === generation ? fail(WORDS.offline) : undefined),
      );
    },
    post(message) {
      link?.post(message);
      ping();
    },
    prepare: () => link?.prepare(),
    close,
  };
}
