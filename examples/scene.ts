/** What a scene brings: plain data, and journeys that refer to it. */
import type { JourneyGraph, Layout } from '../runtime/journey/vocabulary.ts';
import type { Block } from '../runtime/wire/content.ts';

export interface SceneContent {
  /** Key of the content: `data-article` on its page. */
  slug: string;
  title: string;
  /** Path of the page under `/examples/`. */
  page: string;
  topics: string[];
  stage: string;
  /** As the SDK cuts the page; a test keeps them the same. */
  blocks: Block[];
  /** How the paragraphs begin that hold made readers longer. */
  lingering: string[];
}

export interface SceneAgent {
  id: string;
  name: string;
  kind: 'human' | 'ai';
}

export interface SceneJourney {
  name: string;
  graph: JourneyGraph;
  layout: Layout;
}

export interface Scene {
  site: { id: string; name: string; key: string };
  agents: SceneAgent[];
  contents: SceneContent[];
  /** `contentId` gives the id that the runtime chose for a slug; `base` is the address of the runtime, without a slash at its end. */
  journeys(contentId: (slug: string) => string, base: string): SceneJourney[];
}

/** The block that begins with these words. Throws where no block does: the article was rewritten. */
export function blockAt({ slug, blocks }: Pick<SceneContent, 'slug' | 'blocks'>, beginning: string): Block {
  const found = blocks.find(({ text }) => text.startsWith(beginning));
  if (!found)
    throw new Error(`No block of "${slug}" begins with "${beginning}"; adapt the scene to the page.`);
  return found;
}
