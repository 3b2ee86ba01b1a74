import { useState } from 'preact/hooks';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import { api } from '../api.ts';
import { Picker } from '../forms/picker.tsx';
import { useFormats, useText } from '../i18n/index.ts';
import { UNITS } from '../i18n/words/units.ts';
import { Link } from '../router.tsx';
import type { Write } from './settings-units.tsx';
import { unitsNamed } from './unit-options.ts';

interface RowsProps {
  agents: AgentShown[];
  /** How many there are, those further down the list of agents among them. */
  of: number;
  /** The name of their unit. */
  unit: string | undefined;
  write: Write;
}

/** Agents, each with the unit that they can be moved to, and how many tasks they get a day. */
export function AgentRows({ agents, of, unit, write }: RowsProps) {
  const text = useText();
  if (of === 0) return <p class="faint">{text(UNITS.noAgents)}</p>;
  return (
    <>
      <ul class="unit-agents">
        {agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} unit={unit} write={write} />
        ))}
      </ul>
      {agents.length < of && <p class="faint">{text(UNITS.further, { n: of - agents.length })}</p>}
    </>
  );
}

interface RowProps {
  agent: AgentShown;
  /** The name of the agent's unit. */
  unit: string | undefined;
  write: Write;
}

function AgentRow({ agent, unit: named, write }: RowProps) {
  const text = useText();
  const { number } = useFormats();
  const { id, name, kind, unit, open } = agent;
  const put = (change: object) => api.put(`/api/agents/${id}`, { name, kind, ...change });
  const move = (to: string | null, said: string) =>
    write(
      () => put({ unit: to }),
      said,
      () => put({ unit: unit ?? null }),
    );
  return (
    <li>
      <span class="unit-agent">
        <Link to={`/tasks?agent=${id}`}>{name}</Link>{' '}
        {kind === 'ai' && <span class="tag">{text(UNITS.ai)}</span>}{' '}
        <small class="faint">{text(UNITS.open, { n: number(open) })}</small>
      </span>
      <Capacity agent={agent} put={put} write={write} />
      <span class="unit-picker">
        <label for={`unit-of-${id}`} class="only-read">
          {text(UNITS.unitOf, { name })}
        </label>
        <Picker
          id={`unit-of-${id}`}
          faulty={false}
          describedBy={undefined}
          chosen={named}
          unchosen={text(UNITS.noUnit)}
          options={(query) => unitsNamed(query)}
          onChoose={(to, title) => move(to, text(UNITS.moved, { name, unit: title }))}
          onClear={() => move(null, text(UNITS.movedOut, { name }))}
        />
      </span>
    </li>
  );
}

const MOST = 10_000;

interface CapacityProps {
  agent: AgentShown;
  put(change: object): Promise<unknown>;
  write: Write;
}

/** Empty: as the rules of contact say. */
function Capacity({ agent: { name, capacity }, put, write }: CapacityProps) {
  const text = useText();
  const [bad, setBad] = useState(false);
  const settle = (typed: string) => {
    const next = typed.trim() === '' ? null : Number(typed);
    const wrong = next !== null && !(Number.isInteger(next) && next >= 0 && next <= MOST);
    setBad(wrong);
    if (wrong || next === (capacity ?? null)) return;
    write(
      () => put({ capacity: next }),
      next === null ? text(UNITS.capacityFree, { name }) : text(UNITS.capacitySet, { name, n: next }),
      () => put({ capacity: capacity ?? null }),
    );
  };
  return (
    <span class="unit-capacity">
      <label>
        <span>{text(UNITS.capacity)}</span>
        <input
          class="field"
          inputmode="numeric"
          aria-label={text(UNITS.capacityOf, { name })}
          aria-invalid={bad}
          placeholder={text(UNITS.asRules)}
          key={capacity}
          defaultValue={capacity === undefined ? '' : String(capacity)}
          onChange={(event) => settle(event.currentTarget.value)}
        />
      </label>
      {bad && (
        <small class="field-error" role="alert">
          {text(UNITS.badCapacity)}
        </small>
      )}
    </span>
  );
}
