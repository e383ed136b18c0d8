/** Order and cycles of a graph given as node → the nodes it needs. */

/** All nodes, each after those it needs; in a cycle, as they come. */
export function topological(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (node: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const needed of needs.get(node) ?? []) visit(needed);
    order.push(node);
  };
  for (const node of needs.keys()) visit(node);
  return order;
}

/** The shortest way from a node back to itself, both ends included, or undefined if it is in no cycle. */
export function cycleThrough(start: string, needs: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const needed of needs.get(node) ?? []) {
      if (needed === start) return [...wayTo(node, start, cameFrom), start];
      if (cameFrom.has(needed)) continue;
      cameFrom.set(needed, node);
      queue.push(needed);
    }
  }
  return undefined;
}

function wayTo(node: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [node];
  for (let at = node; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}
