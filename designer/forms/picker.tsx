/** A button that shows what is chosen, and under it a list that is searched by typing. */
import './picker.css';
import { useRef, useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Glyph } from '../parts/glyph.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { Choices } from './choices.tsx';
import { named } from './input.ts';
import type { Option } from './lists.ts';

interface PickerProps {
  id: string;
  faulty: boolean;
  describedBy: string | undefined;
  /** The title of what is chosen. */
  chosen: string | undefined;
  /** What stands there while nothing is chosen. */
  unchosen: string;
  options(query: string): Promise<Option[]>;
  onChoose(value: string, title: string): void;
  onClear: (() => void) | undefined;
  disabled?: boolean;
}

export function Picker({
  chosen,
  unchosen,
  options,
  onChoose,
  onClear,
  disabled = false,
  ...rest
}: PickerProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The label says what is asked; what is chosen is said after it.
  const chosenId = `${rest.id}-chosen`;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="picker">
      <div class="picker-row">
        <button
          {...named({ ...rest, describedBy: [chosenId, rest.describedBy].filter(Boolean).join(' ') })}
          ref={button}
          type="button"
          class="field picker-button"
          disabled={disabled}
          aria-haspopup="listbox"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span id={chosenId} class={`picker-chosen ${chosen ? '' : 'faint'}`}>
            {chosen || unchosen}
          </span>
          <Glyph name="unfold" />
        </button>
        {chosen && onClear && !disabled && (
          <IconButton glyph="close" title={text(FORMS.clear)} onClick={onClear} />
        )}
      </div>
      {open && (
        <Choices
          options={options}
          onClose={close}
          onLeave={() => setOpen(false)}
          onChoose={(value, title) => {
            onChoose(value, title);
            close();
          }}
        />
      )}
    </div>
  );
}
