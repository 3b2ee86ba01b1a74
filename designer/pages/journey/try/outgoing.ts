/** What a simulation would send or change, as a sentence. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import { fill, type Text } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { changeText } from '../../../parts/gate.ts';

type Effect = { kind: string } & Record<string, unknown>;

/** `agent` is the one to whom the rules of contact gave it. */
export function outgoingText(effect: Effect, names: Names, agent: string | null): Text | undefined {
  const say = SAY[effect.kind];
  if (say) return say(effect, names, agent);
  return CHANGES.includes(effect.kind) ? changeText(effect.kind, changeOf(effect), names.agent) : undefined;
}

const CHANGES: readonly string[] = ['tag', 'attribute', 'score', 'owner'];

/** What a score comes to is said by the person as they are then. */
const changeOf = (effect: Effect) => ({
  ...effect,
  value: effect.value ?? (effect.kind === 'score' ? '…' : null),
});

const SAY: Record<string, (effect: Effect, names: Names, agent: string | null) => Text> = {
  push: ({ title, text }) => said(TRYING.wouldPush, { title, text: after(text) }),
  task: ({ title, reason, agent }, names, given) =>
    said(TRYING.wouldTask, { title, text: after(reason), ...agentOf(given ?? agent, names) }),
  ask: ({ title, agent }, names, given) =>
    said(TRYING.wouldAsk, { title, ...agentOf(given ?? agent, names) }),
  webhook: ({ url }) => said(TRYING.wouldCall, { url }),
  call: ({ url }) => said(TRYING.wouldCall, { url }),
  goal: ({ name }) => said(TRYING.wouldGoal, { name }),
  enter: ({ journey }, names) =>
    said(TRYING.wouldEnter, { journey: names.journey?.(String(journey)) ?? journey }),
  turn: () => TRYING.wouldQueue,
};

function agentOf(agent: unknown, names: Names) {
  const name = String(agent ?? '');
  const known = name !== '' && name !== 'owner' && name !== 'anyone' && !name.startsWith('unit:');
  return known ? { agent: names.agent(name) } : { agent: TRYING.someAgent };
}

const after = (text: unknown): string => (typeof text === 'string' && text !== '' ? ` · ${text}` : '');

function said(word: Text, values: Record<string, unknown>): Text {
  const of = (language: 'zh' | 'en') =>
    fill(
      word[language],
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          isText(value) ? value[language] : String(value ?? ''),
        ]),
      ),
    );
  return { zh: of('zh'), en: of('en') };
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
