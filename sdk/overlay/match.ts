/** Which paragraph of the page is which of the version that was measured: pure. */

/** What a block says, whatever its place: its key without the position. */
const said = (key: string): string => key.replace(/^\d+-/, '');

/**
 * For each key of the page the place of the same block in the version, or nothing where the page was changed since. Blocks that say the
 * same are told apart by their order.
 */
export function matchBlocks(live: readonly string[], measured: readonly string[]): (number | undefined)[] {
  const places: Record<string, number[]> = {};
  measured.forEach((key, place) => {
    const name = said(key);
    places[name] = (places[name] || []).concat(place);
  });
  return live.map((key) => (places[said(key)] || []).shift());
}
