/** Two operators saved rules at once: both sides are shown, and neither is lost. */
import { useText } from '../i18n/index.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { type Answers, type Difference, differencesOf } from './contact-rules.ts';

interface ConflictProps {
  mine: Answers;
  theirs: Answers;
  onMine(): void;
  onTheirs(): void;
  onClose(): void;
}

export function RulesConflict({ mine, theirs, onMine, onTheirs, onClose }: ConflictProps) {
  const text = useText();
  const spell = useSpelling();
  const columns: Column<Difference>[] = [
    { title: text(CONTACT.rules), cell: ({ label }) => text(label) },
    { title: text(CONTACT.mine), cell: ({ field, mine }) => spell(field, mine) },
    { title: text(CONTACT.theirs), cell: ({ field, theirs }) => spell(field, theirs) },
  ];
  return (
    <Dialog
      title={text(CONTACT.conflict)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onTheirs}>{text(CONTACT.takeTheirs)}</Button>
          <Button look="primary" onClick={onMine}>
            {text(CONTACT.keepMine)}
          </Button>
        </>
      }
    >
      <p>{text(CONTACT.conflictHelp)}</p>
      <Table
        title={text(CONTACT.conflict)}
        columns={columns}
        rows={differencesOf(mine, theirs)}
        id={({ field }) => field.name}
      />
    </Dialog>
  );
}

function useSpelling() {
  const text = useText();
  const two = (number: number) => String(number).padStart(2, '0');
  return ({ type, choices = [] }: Difference['field'], value: unknown): string => {
    const named = (one: unknown) => choices.find((choice) => choice.value === one)?.label;
    if (Array.isArray(value)) return value.map((one) => text(named(one) ?? CONTACT.no)).join('、') || '–';
    if (type === 'share') return `${Math.round(Number(value) * 1_000) / 10}%`;
    if (type === 'clock') return `${two(Math.floor(Number(value) / 60))}:${two(Number(value) % 60)}`;
    const label = named(value);
    return label ? text(label) : String(value);
  };
}
