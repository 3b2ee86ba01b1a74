import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { UnitShown } from '../../runtime/wire/api/settings.ts';
import { api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { UNITS } from '../i18n/words/units.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Select } from '../parts/fields.tsx';
import type { Write } from './settings-units.tsx';
import { AgentRows } from './unit-agents.tsx';
import { type Branch, parentsFor } from './units-tree.ts';

interface BranchProps {
  branch: Branch;
  units: UnitShown[];
  write: Write;
}

/** A unit, its agents, and the units below. */
export function UnitBranch({ branch: { unit, agents, all, below }, units, write }: BranchProps) {
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
          <span class="faint">{text(size, { n: agents.length, all })}</span>
          <Button look="quiet" aria-label={text(UNITS.edit, { name: unit.name })} onClick={() => edit(true)}>
            {text(UNITS.editShort)}
          </Button>
          <Button look="quiet" aria-label={text(UNITS.drop, { name: unit.name })} onClick={drop}>
            {text(UNITS.dropShort)}
          </Button>
        </header>
        <AgentRows agents={agents} units={units} write={write} />
      </section>
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <UnitBranch key={one.unit.id} branch={one} units={units} write={write} />
          ))}
        </ul>
      )}
      {editing && <UnitDialog {...{ unit, units, write, onClose: () => edit(false) }} />}
    </li>
  );
}

interface DialogProps {
  unit: UnitShown;
  units: UnitShown[];
  write: Write;
  onClose(): void;
}

const put = ({ id, name, parent }: Pick<UnitShown, 'id' | 'name' | 'parent'>) =>
  api.put(`/api/units/${id}`, { name, parent });

/** Its name, and what it is part of. */
function UnitDialog({ unit, units, write, onClose }: DialogProps) {
  const text = useText();
  const field = useId();
  const [name, setName] = useState(unit.name);
  const [parent, setParent] = useState(unit.parent);
  const title = name.trim();
  const save = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!title) return;
    const changed = { id: unit.id, name: title, parent };
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
        <Select
          title={text(UNITS.parent)}
          value={parent ?? ''}
          choices={[
            { value: '', title: text(UNITS.top) },
            ...parentsFor(units, unit.id).map((one) => ({ value: one.id, title: one.name })),
          ]}
          onChoose={(value) => setParent(value || null)}
        />
      </form>
    </Dialog>
  );
}
