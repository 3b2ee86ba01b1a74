/** What the operator lets happen: what the node at hand offers, or any event, reading or change. */
import { useState } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import { describeInput } from '../../../../runtime/journey/index.ts';
import type { Input } from '../../../../runtime/journey/vocabulary.ts';
import type { ScriptedInput, SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import type { Draft } from '../../../edit/draft.ts';
import { Form } from '../../../forms/form.tsx';
import { type Text, useFormats, useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { Chips } from '../../../parts/fields.tsx';
import { titleOf } from '../fault-list.tsx';
import { OWN_INPUTS, type OwnInput } from './own-inputs.ts';

type Offers = SimulationShown['offers'];

interface HappensProps {
  draft: Draft;
  names: Names;
  offers: Offers;
  now: number;
  onPlay(input: ScriptedInput): void;
}

export function Happens({ draft, names, offers, now, onPlay }: HappensProps) {
  const text = useText();
  const { dateTime } = useFormats();
  const places = new Set(offers.map(({ node }) => node));
  return (
    <section class="try-happens">
      <h3>{text(TRYING.happens)}</h3>
      <ol class="try-offers">
        {offers.map((offer, index) => (
          <li key={index}>
            <button type="button" class="try-offer" onClick={() => onPlay(offer.input)}>
              <kbd>{index < 9 ? index + 1 : '·'}</kbd>
              <span>
                {places.size > 1 && <b>{text(titleOf(draft, offer.node))} · </b>}
                {text(offer.title)}
                {offer.input.type === 'reading' && (
                  <small class="faint"> {text(describeInput(offer.input as Input, names))}</small>
                )}
                {offer.unsaid && offer.input.at > now && (
                  <small class="faint"> {text(TRYING.byItself, { time: dateTime(offer.input.at) })}</small>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <OwnInputs now={now} onPlay={onPlay} />
    </section>
  );
}

const TITLES: Record<OwnInput, Text> = {
  event: TRYING.event,
  reading: TRYING.reading,
  change: TRYING.change,
};

function OwnInputs({ now, onPlay }: Pick<HappensProps, 'now' | 'onPlay'>) {
  const text = useText();
  const [kind, choose] = useState<OwnInput>('event');
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [missing, miss] = useState<Text>();
  const { fields, read } = OWN_INPUTS[kind];
  const play = () => {
    const input = read(values, now);
    miss('missing' in input ? input.missing : undefined);
    if ('input' in input) onPlay(input.input);
  };
  return (
    <details class="try-own">
      <summary>{text(TRYING.other)}</summary>
      <Chips
        title={text(TRYING.other)}
        chosen={kind}
        choices={Object.entries(TITLES).map(([value, title]) => ({ value, title: text(title) }))}
        onChoose={(next) => {
          choose(next as OwnInput);
          miss(undefined);
        }}
      />
      <Form
        key={kind}
        id={`try-${kind}`}
        fields={fields}
        values={values}
        faults={missing ? [{ level: 'fault', field: fields[0]?.name ?? '', message: missing }] : []}
        onChange={(name, value) => {
          setValues((before) => ({ ...before, [name]: value }));
          miss(undefined);
        }}
      />
      <Button onClick={play}>{text(TRYING.play)}</Button>
    </details>
  );
}
