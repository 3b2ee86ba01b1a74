/** Which row each node belongs to: below everything that leads to it; ways back up do not count. */

export interface Arrow {
  from: string;
  to: string;
}

/** The arrows without those that close a loop, found depth first in the order of the nodes. */
export function withoutLoops(nodes: readonly string[], arrows: readonly Arrow[]): Arrow[] {
  const leaving = groupBy(arrows, ({ from }) => from);
  const state = new Map<string, 'open' | 'closed'>();
  const kept: Arrow[] = [];
  const visit = (node: string) => {
    state.set(node, 'open');
    for (const arrow of leaving.get(node) ?? []) {
      if (state.get(arrow.to) === 'open') continue;
      kept.push(arrow);
      if (!state.has(arrow.to)) visit(arrow.to);
    }
    state.set(node, 'closed');
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return kept;
}

/** Rows by node: the longest way from a start; a start stands right above the first node it leads to. */
export function ranksOf(nodes: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const arriving = groupBy(arrows, ({ to }) => to);
  const leaving = groupBy(arrows, ({ from }) => from);
  const ranks = new Map<string, number>();
  const rank = (node: string): number => {
    const known = ranks.get(node);
    if (known !== undefined) return known;
    const found = Math.max(-1, ...(arriving.get(node) ?? []).map(({ from }) => rank(from))) + 1;
    ranks.set(node, found);
    return found;
  };
  for (const node of nodes) rank(node);
  for (const node of nodes) {
    const next = leaving.get(node);
    if (arriving.has(node) || !next) continue;
    ranks.set(node, Math.min(...next.map(({ to }) => rank(to))) - 1);
  }
  return ranks;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
