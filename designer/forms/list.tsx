/** A list of records, each a form of its own. Their order counts. */
import './list.css';
import type { FunctionComponent } from 'preact';
import type { Field } from '../../runtime/journey/definition.ts';
import { applies, withFieldDefaults } from '../../runtime/journey/fields.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import type { FormProps } from './form.tsx';
import { group, type InputProps } from './input.ts';

export type Item = Record<string, unknown>;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One more, with the defaults of its fields and the first free letter for a name. */
function withItem(list: readonly Item[], items: readonly Field[]): Item[] {
  const taken = list.map(({ name }) => name);
  const name = [...LETTERS].find((letter) => !taken.includes(letter)) ?? String(list.length + 1);
  const named = items.some((item) => item.name === 'name') ? { name } : {};
  return [...list, withFieldDefaults<Item>(named, items)];
}

const moved = (list: readonly Item[], from: number): Item[] =>
  list.with(from, list[from - 1] as Item).with(from - 1, list[from] as Item);

export function ListInput(props: InputProps<Item[]>) {
  const text = useText();
  const { id, value = [], onChange, asked, Form } = props;
  const { items = [], min = 0, max = 50 } = asked;
  return (
    <fieldset {...group(props)} class="form-list">
      {Form &&
        value.map((item, index) => (
          <ListItem
            key={index}
            id={`${id}-${index}`}
            number={index + 1}
            item={item}
            items={items}
            Form={Form}
            onChange={(next) => onChange(value.map((other, place) => (place === index ? next : other)))}
            onRaise={index > 0 ? () => onChange(moved(value, index)) : undefined}
            onRemove={value.length > min ? () => onChange(value.toSpliced(index, 1)) : undefined}
          />
        ))}
      <div class="form-row">
        <Button disabled={value.length >= max} onClick={() => onChange(withItem(value, items))}>
          {text(FORMS.itemAdd)}
        </Button>
      </div>
    </fieldset>
  );
}

interface ListItemProps {
  id: string;
  number: number;
  item: Item;
  items: Field[];
  Form: FunctionComponent<FormProps>;
  onChange(item: Item): void;
  onRaise: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** What depends on a field goes when that field changes: a paragraph with its article. */
function changed(item: Item, items: readonly Field[], name: string, value: unknown): Item {
  const gone = [...items.filter(({ within }) => within === name).map((field) => field.name), name];
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !gone.includes(key)));
  return value === undefined ? rest : { ...rest, [name]: value };
}

function ListItem({ id, number, item, items, Form, onChange, onRaise, onRemove }: ListItemProps) {
  const text = useText();
  const full = withFieldDefaults(item, items);
  return (
    <div class="form-item">
      <div class="form-item-head">
        <span class="faint">{number}</span>
        <IconButton
          glyph="up"
          title={text(FORMS.itemRaise, { n: number })}
          disabled={!onRaise}
          onClick={onRaise}
        />
        <IconButton
          glyph="trash"
          title={text(FORMS.itemRemove, { n: number })}
          disabled={!onRemove}
          onClick={onRemove}
        />
      </div>
      <Form
        id={id}
        fields={items.filter((field) => applies(field, full))}
        values={item}
        faults={[]}
        onChange={(name, value) => onChange(changed(item, items, name, value))}
      />
    </div>
  );
}
