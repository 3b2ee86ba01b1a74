/** Tells the runtime what the blocks say, when it asks. */
import type { Article } from '../article.ts';
import type { Core } from '../core.ts';
import { bytesOf, LIMITS, type Unsent } from '../delivery/queue.ts';

/** Sends the blocks of these versions: once a version, however often it is asked for. */
export function describer(core: Core): (versions: readonly string[]) => void {
  const described: Record<string, true> = {};
  return (versions) => {
    for (const article of core.articles) {
      const { version, id } = article.reading;
      if (!versions.includes(version) || described[version]) continue;
      // Another page may have been asked about the same version, before anybody was told of this reading.
      if (!article.told) core.report(article);
      if (!article.told) continue;
      described[version] = true;
      core.add(describe(article), `view ${id}`);
    }
  };
}

/** The view once more, with its blocks, their texts as long as the message bears. */
function describe({ reading, view }: Article): Unsent {
  for (let length = 2_048; ; length /= 2) {
    const blocks = reading.blocks.map((block) => ({ ...block, text: block.text.slice(0, length) }));
    const whole = { ...view, blocks };
    if (length < 1 || bytesOf(JSON.stringify(whole)) < LIMITS.messageBytes) return whole;
  }
}
