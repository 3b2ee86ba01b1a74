import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { UnitShown } from '../../runtime/wire/api/settings.ts';
import { api } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { UNITS } from '../i18n/words/units.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LabelledPicker } from './labelled-picker.tsx';
import type { Write } from './settings-units.tsx';
import { AgentRows } from './unit-agents.tsx';
import { unitsNamed } from './unit-options.ts';
import type { Branch } from './units-tree.ts';

interface BranchProps {
  branch: Branch;
  write: Write;
}

/** A unit, its agents, and the units below. */
export function UnitBranch({ branch: { unit, agents, all, below }, write }: BranchProps) {
  const text = useText();
  const [editing, edit] = useState(false);
  const drop = () =>
    write(
      () => api.drop(`/api/units/${unit.id}`),
      text(UNITS.dropped, { name: unit.name }),
      () => put(unit),
    );
  const size = below.length > 0 ? UNITS.withBelow : UNITS.agents;
  return (
    <li>
      <section class="card unit" aria-labelledby={`unit-${unit.id}`}>
        <header>
          <h3 id={`unit-${unit.id}`}>{unit.name}</h3>
          <span class="faint">{text(size, { n: unit.agents, all })}</span>
          <Button look="quiet" aria-label={text(UNITS.edit, { name: unit.name })} onClick={() => edit(true)}>
            {text(UNITS.editShort)}
          </Button>
          <Button look="quiet" aria-label={text(UNITS.drop, { name: unit.name })} onClick={drop}>
            {text(UNITS.dropShort)}
          </Button>
        </header>
        <AgentRows agents={agents} of={unit.agents} unit={unit.name} write={write} />
      </section>
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <UnitBranch key={one.unit.id} branch={one} write={write} />
          ))}
        </ul>
      )}
      {editing && <UnitDialog {...{ unit, write, onClose: () => edit(false) }} />}
    </li>
  );
}

interface DialogProps {
  unit: UnitShown;
  write: Write;
  onClose(): void;
}

const put = ({ id, name, parent }: Pick<UnitShown, 'id' | 'name' | 'parent'>) =>
  api.put(`/api/units/${id}`, { name, parent });

const parentOf = ({ above }: UnitShown): Option | undefined => {
  const parent = above.at(-1);
  return parent && { value: parent.id, title: parent.name };
};

/** Its name, and what it is part of. */
function UnitDialog({ unit, write, onClose }: DialogProps) {
  const text = useText();
  const field = useId();
  const [name, setName] = useState(unit.name);
  const [parent, setParent] = useState(parentOf(unit));
  const title = name.trim();
  const save = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!title) return;
    const changed = { id: unit.id, name: title, parent: parent?.value ?? null };
    write(
      () => put(changed),
      text(UNITS.changed, { name: title }),
      () => put(unit),
    );
    onClose();
  };
  return (
    <Dialog
      title={text(UNITS.edit, { name: unit.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {text(COMMON.cancel)}
          </Button>
          <Button look="primary" type="submit" form={field}>
            {text(UNITS.save)}
          </Button>
        </>
      }
    >
      <form id={field} class="unit-form" onSubmit={save}>
        <label class="select">
          <span>{text(UNITS.name)}</span>
          <input
            class="field"
            value={name}
            maxLength={80}
            aria-invalid={!title}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {!title && (
          <p class="field-error" role="alert">
            {text(UNITS.missing)}
          </p>
        )}
        <LabelledPicker
          title={text(UNITS.parent)}
          chosen={parent?.title}
          unchosen={text(UNITS.top)}
          options={(query) => unitsNamed(query, unit.id)}
          onChoose={(value, title) => setParent({ value, title })}
          onClear={() => setParent(undefined)}
        />
      </form>
    </Dialog>
  );
}
