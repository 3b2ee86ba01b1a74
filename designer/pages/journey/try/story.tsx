/** The simulation so far, step by step: what came, where it led and why, what the rules of contact said, what would go out. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { ScriptedInput, SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import type { Traced } from '../../../canvas/walk.ts';
import type { Draft } from '../../../edit/draft.ts';
import { formatsOf } from '../../../i18n/formats.ts';
import { type Text, useFormats, useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { gateText } from '../../../parts/gate.ts';
import { When } from '../../../parts/marks.tsx';
import { titleOf } from '../fault-list.tsx';
import { Entry } from '../trace.tsx';
import { outgoingText } from './outgoing.ts';
import { beatsOf, type Idle, inputText } from './told.ts';

export interface StoryProps {
  script: readonly ScriptedInput[];
  told: SimulationShown;
  draft: Draft;
  names: Names;
  zone: string | undefined;
  selected: string | undefined;
  onShow(node: string): void;
}

const FORMATS = { zh: formatsOf('zh'), en: formatsOf('en') };
const IDLE: Record<Idle, Text> = {
  'no-effect': TRYING.noEffect,
  'not-in': TRYING.notIn,
  'after-end': TRYING.afterEnd,
};

export function Story(props: StoryProps) {
  const text = useText();
  const { script, told, draft, names, zone, selected, onShow } = props;
  return (
    <>
      <ol class="trace try-story" aria-live="polite" aria-label={text(TRYING.story)}>
        {beatsOf(script, told).map((beat, index) =>
          beat.is === 'input' ? (
            <li key={index} class="try-input">
              <span>{text(inputText(beat.input, draft, names, FORMATS, zone))}</span>
              <small class="faint">
                <When at={beat.input.at} zone={zone} />
              </small>
              {beat.idle && <p class="try-idle">{text(IDLE[beat.idle])}</p>}
            </li>
          ) : (
            <li key={index} class={`trace-entry trace-${beat.entry.what}`}>
              <Entry
                {...{ draft, names, onShow }}
                entry={beat.entry}
                step={beat.step}
                selected={beat.entry.node === selected}
              />
              <Caused told={told} entry={beat.entry} names={names} />
            </li>
          ),
        )}
      </ol>
      <Standing told={told} draft={draft} />
    </>
  );
}

/** Decisions about the effects that this very step asked for, and what would go out by them. */
function Caused({ told, entry, names }: { told: SimulationShown; entry: Traced; names: Names }) {
  const text = useText();
  const { dateTime } = useFormats();
  const asked = idsIn(entry);
  const sentences = asked.flatMap((id) => {
    const decisions = told.decisions.filter(({ effect }) => effect === id);
    const last = decisions.at(-1);
    const effect = told.effects.find((one) => one.effect.id === id)?.effect;
    const goes = last === undefined || last.outcome === 'passed';
    const outgoing = effect && goes ? outgoingText(effect, names, last?.agent ?? null) : undefined;
    return [
      ...decisions.map((decision) => ({ sign: decision.outcome, text: gateText(decision, dateTime) })),
      ...(outgoing ? [{ sign: 'effect', text: outgoing }] : []),
    ];
  });
  if (sentences.length === 0) return null;
  return (
    <ul class="try-caused">
      {sentences.map(({ sign, text: sentence }, index) => (
        <li key={index} class={`try-${sign}`}>
          <i aria-hidden="true">{SIGNS[sign]}</i> {text(sentence)}
        </li>
      ))}
    </ul>
  );
}

const SIGNS: Record<string, string> = { passed: '●', refused: '×', later: '◔', effect: '→' };

function idsIn({ why }: Traced): string[] {
  const { effects } = why;
  return Array.isArray(effects) ? effects.map(({ id }: { id: string }) => id) : [];
}

function Standing({ told: { run }, draft }: { told: SimulationShown; draft: Draft }) {
  const text = useText();
  if (!run) return null;
  const node = text(titleOf(draft, run.node));
  const word = { active: TRYING.waits, finished: TRYING.over, failed: TRYING.failed }[run.state];
  return <p class={`try-standing run-${run.state}`}>{text(word, { node })}</p>;
}
