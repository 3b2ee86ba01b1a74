/** Who walks: somebody made up for it, or a real person. */
import { KIN_CHOICES } from '../../../../runtime/condition/kin.ts';
import type { Field } from '../../../../runtime/journey/definition.ts';
import type { PersonListed } from '../../../../runtime/wire/api/people.ts';
import type { Page } from '../../../../runtime/wire/api/shared.ts';
import { api } from '../../../api.ts';
import { Form } from '../../../forms/form.tsx';
import { type Option, useLists } from '../../../forms/lists.ts';
import { Picker } from '../../../forms/picker.tsx';
import { useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { Chips } from '../../../parts/fields.tsx';
import { type Made, newTrying, type Trying, type Who, walkedBy } from './trying.ts';

interface WhoProps {
  trying: Trying;
  onChange(trying: Trying): void;
}

export function WhoWalks({ trying, onChange }: WhoProps) {
  const text = useText();
  const { who } = trying;
  const choose = (is: string) =>
    onChange(walkedBy(trying, is === 'real' ? { is: 'real' } : newTrying(trying.begin).who));
  return (
    <details class="try-who" open={who.is === 'real' && !who.person}>
      <summary>
        {text(TRYING.who)} <b>{text(nameOf(who))}</b>
      </summary>
      <Chips
        title={text(TRYING.who)}
        chosen={who.is}
        choices={[
          { value: 'made', title: text(TRYING.made) },
          { value: 'real', title: text(TRYING.real) },
        ]}
        onChoose={choose}
      />
      {who.is === 'real' && (
        <RealPerson
          person={who.person}
          onChoose={(person) => onChange(walkedBy(trying, { is: 'real', person }))}
        />
      )}
      {who.is === 'made' && (
        <MadePerson made={who.made} onChange={(made) => onChange(walkedBy(trying, { is: 'made', made }))} />
      )}
    </details>
  );
}

function nameOf(who: Who) {
  const name = who.is === 'real' ? who.person?.name : who.is === 'kept' ? who.name : undefined;
  if (name !== undefined) return { zh: name, en: name };
  return who.is === 'real' ? TRYING.real : TRYING.made;
}

interface RealProps {
  person: { id: string; name: string } | undefined;
  onChoose(person: { id: string; name: string }): void;
}

function RealPerson({ person, onChoose }: RealProps) {
  const text = useText();
  const found = new Map<string, string>();
  const search = async (query: string) => {
    const { items } = await api.get<Page<PersonListed>>(
      `/api/people?limit=20${query && `&q=${encodeURIComponent(query)}`}`,
    );
    for (const { id, name } of items) found.set(id, name);
    return items.map(({ id, name, tags }) => ({ value: id, title: name, note: tags.join(' · ') }));
  };
  return (
    <>
      <span id="try-person-label" class="only-read">
        {text(TRYING.choosePerson)}
      </span>
      <Picker
        id="try-person"
        faulty={false}
        describedBy={undefined}
        chosen={person?.name}
        unchosen={text(TRYING.choosePerson)}
        options={search}
        onChoose={(id) => onChoose({ id, name: found.get(id) ?? id })}
        onClear={undefined}
      />
      <p class="form-help">{text(TRYING.realHelp)}</p>
    </>
  );
}

function MadePerson({ made, onChange }: { made: Made; onChange(made: Made): void }) {
  const text = useText();
  const { regions, unitsOf } = useLists();
  const put = (change: Partial<Made>) => onChange({ ...made, ...change });
  const own = async (owner: string | undefined = '') =>
    put({ owner, units: owner ? await unitsOf(owner) : [] });
  const form = {
    values: { ...made },
    faults: [],
    onChange: (name: string, value: unknown) => put({ [name]: value ?? EMPTY[name] }),
  };
  return (
    <>
      <Form id="try-made" fields={BEFORE} {...form} />
      <MadeOwner owner={made.owner || undefined} onChange={own} />
      <Form
        id="try-made-more"
        fields={[
          ...AFTER,
          { ...REGION, choices: [{ value: '', label: TRYING.regionUnknown }, ...choicesOf(regions)] },
          RELATIONS,
        ]}
        {...form}
      />
      <p class="form-help">
        {text(TRYING.drawHelp)}{' '}
        <Button onClick={() => onChange({ ...made, draw: made.draw + 1 })}>{text(TRYING.draw)}</Button>{' '}
        {text(TRYING.drawn, { n: made.draw })}
      </p>
    </>
  );
}

/** Nobody, or one of the agents. */
function MadeOwner({ owner, onChange }: { owner: string | undefined; onChange(owner?: string): void }) {
  const text = useText();
  const { agents, names } = useLists();
  return (
    <div class="form-field">
      <label id="try-made-owner-label" for="try-made-owner">
        {text(TRYING.owner)}
      </label>
      <Picker
        id="try-made-owner"
        faulty={false}
        describedBy={undefined}
        chosen={owner && (names.agent?.(owner) ?? owner)}
        unchosen={text(TRYING.nobody)}
        options={agents}
        onChoose={onChange}
        onClear={() => onChange()}
      />
    </div>
  );
}

const choicesOf = (options: readonly Option[]) =>
  options.map(({ value, title }) => ({ value, label: { zh: title, en: title } }));

const EMPTY: Record<string, unknown> = { attributes: [], tags: [] };

const BEFORE: Field[] = [
  {
    name: 'attributes',
    type: 'list',
    label: TRYING.attributes,
    items: [
      { name: 'key', type: 'attribute', label: TRYING.attribute, required: true },
      { name: 'value', type: 'scalar', label: TRYING.value, required: true },
    ],
  },
  { name: 'tags', type: 'tags', label: TRYING.tags },
];

const RELATIONS: Field = {
  name: 'relations',
  type: 'list',
  label: TRYING.relations,
  items: [
    {
      name: 'kind',
      type: 'choice',
      label: TRYING.relation,
      default: 'spouse',
      choices: KIN_CHOICES,
    },
    { name: 'tags', type: 'tags', label: TRYING.tags },
    { name: 'key', type: 'attribute', label: TRYING.attribute },
    { name: 'value', type: 'scalar', label: TRYING.value },
  ],
};

const REGION: Field = { name: 'region', type: 'choice', label: TRYING.region, default: '' };

const AFTER: Field[] = [
  {
    name: 'consent',
    type: 'choice',
    label: TRYING.consent,
    default: '',
    choices: [
      { value: '', label: TRYING.unsaid },
      { value: 'granted', label: TRYING.granted },
      { value: 'denied', label: TRYING.denied },
    ],
  },
  { name: 'zone', type: 'zone', label: TRYING.zone },
];
