/** Work put off to a task of its own, so that messages and other cells get their turn in between. */

/**
 * Runs tasks one by one, each in a task of the event loop, in order. A message channel comes round in
 * microseconds, where `setTimeout` waits 4 ms and an animation frame 16; Node has `setImmediate` for that.
 */
export function createQueue(): (task: () => void) => void {
  if (typeof setImmediate === 'function') return (task) => void setImmediate(task);
  const { port1, port2 } = new MessageChannel();
  const send = port1.postMessage.bind(port1);
  const tasks: (() => void)[] = [];
  port2.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    send(null);
  };
}
