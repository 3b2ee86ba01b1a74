/** The events by which persons and journeys hear of shares: no page can tell them. */
import type { Text } from '../condition/vocabulary.ts';
import type { Input, Names } from './vocabulary.ts';
import { spell } from './words.ts';

/**
 * A person opened a page by somebody else's link. Properties: `share` and `content` by id, `by` (`agent` or `customer`), `depth` of the
 * share, and `agent` if the chain began with one.
 */
export const SHARE_OPENED = 'share.opened';
/** Somebody opened this person's link for the first time. The same properties. */
export const SHARE_BROUGHT = 'share.brought';

/** The content that the event is about; nothing for every other input. */
export function sharedContent(input: Input): string | undefined {
  if (input.type !== 'event' || (input.name !== SHARE_OPENED && input.name !== SHARE_BROUGHT))
    return undefined;
  return spell(input.properties.content);
}

/** As the cause that is shown with a task. */
export function describeShare(input: Input & { type: 'event' }, names: Names): Text | undefined {
  const content = sharedContent(input);
  if (content === undefined) return undefined;
  const title = names.content(content);
  if (input.name === SHARE_BROUGHT) {
    return { zh: `分享的《${title}》被人打开`, en: `somebody opened “${title}”, which they had shared` };
  }
  return input.properties.by === 'agent'
    ? { zh: `打开了代理人分享的《${title}》`, en: `opened “${title}” from an agent’s share` }
    : { zh: `打开了别的客户分享的《${title}》`, en: `opened “${title}” from another customer’s share` };
}
