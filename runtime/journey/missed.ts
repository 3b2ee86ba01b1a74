/** What a scenario missed, told with the names that the canvas shows. */
import type { Text } from '../condition/vocabulary.ts';
import { definitionOf } from './registry.ts';
import type { Missed, Passing, Scenario } from './scenario.ts';
import { exitsOf } from './sentence.ts';
import type { JourneyGraph } from './vocabulary.ts';

/** How nodes and exits read; by their ids where the journey has none of that name any more. */
interface Speaker {
  node(id: string): Text;
  exit(node: string, name: string): Text;
}

const plain = (text: string): Text => ({ zh: text, en: text });

export function speakerOf({ nodes }: JourneyGraph): Speaker {
  const found = (id: string) => nodes.find((node) => node.id === id);
  return {
    node(id) {
      const node = found(id);
      return node?.name ? plain(node.name) : (definitionOf(node?.kind ?? '')?.title ?? plain(id));
    },
    exit(id, name) {
      const node = found(id);
      return (node && exitsOf(node).find((exit) => exit.name === name)?.title) ?? plain(name);
    },
  };
}

export function notPassed({ node, exit }: Passing, seen: readonly Passing[], say: Speaker): Missed {
  const other = seen.findLast((one) => one.node === node)?.exit;
  const title = say.node(node);
  const way = exit === undefined ? undefined : say.exit(node, exit);
  const taken = other === undefined ? undefined : say.exit(node, other);
  const zh = way ? `应从“${way.zh}”离开“${title.zh}”` : `应走到“${title.zh}”`;
  const en = way ? `should leave “${title.en}” by “${way.en}”` : `should come to “${title.en}”`;
  return {
    code: 'not-passed',
    node,
    message: {
      zh: `${zh}，${taken ? `实际走了“${taken.zh}”` : '实际没有'}；请检查这个节点之前的判断，或更新场景`,
      en: `${en}, but ${taken ? `left by “${taken.en}”` : 'did not'}; check the decisions before it, or update the scenario`,
    },
  };
}

export function notAsked({ node, kind }: Scenario['then']['effects'][number], say: Speaker): Missed {
  const title = say.node(node);
  const what = definitionOf(kind)?.title ?? plain(kind);
  return {
    code: 'not-asked',
    node,
    message: {
      zh: `“${title.zh}”应发出“${what.zh}”，实际没有；请检查这个节点，或更新场景`,
      en: `“${title.en}” should ask for “${what.en}”, but did not; check this node, or update the scenario`,
    },
  };
}

type Ends = Scenario['then']['ends'];

const STATES: Record<Ends['state'], Text> = {
  active: { zh: '停下来等', en: 'waiting' },
  finished: { zh: '走完', en: 'finished' },
  failed: { zh: '失败', en: 'failed' },
  none: { zh: '没有进入旅程', en: 'not in the journey' },
};

export function endMissed(wanted: Ends, seen: Ends, say: Speaker): Missed[] {
  if (wanted.state === seen.state && (wanted.node === undefined || wanted.node === seen.node)) return [];
  const told = ({ state, node }: Ends, language: 'zh' | 'en') =>
    node === undefined ? STATES[state][language] : `${STATES[state][language]} @ ${say.node(node)[language]}`;
  const message = {
    zh: `结局应为“${told(wanted, 'zh')}”，实际为“${told(seen, 'zh')}”；请检查旅程，或更新场景`,
    en: `should end as “${told(wanted, 'en')}”, but ended as “${told(seen, 'en')}”; check the journey, or update the scenario`,
  };
  return [{ code: 'other-end', ...(seen.node !== undefined && { node: seen.node }), message }];
}
