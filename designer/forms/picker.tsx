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
  onChoose(value: string): void;
  onClear: (() => void) | undefined;
}

export function Picker({ chosen, unchosen, options, onChoose, onClear, ...rest }: PickerProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="picker">
      <div class="form-row">
        <button
          {...named(rest)}
          ref={button}
          type="button"
          class="field picker-button"
          aria-haspopup="listbox"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span class={`picker-chosen ${chosen === undefined ? 'faint' : ''}`}>{chosen ?? unchosen}</span>
          <Glyph name="unfold" />
        </button>
        {chosen !== undefined && onClear && (
          <IconButton glyph="close" title={text(FORMS.clear)} onClick={onClear} />
        )}
      </div>
      {open && (
        <Choices
          options={options}
          onClose={close}
          onLeave={() => setOpen(false)}
          onChoose={(value) => {
            onChoose(value);
            close();
          }}
        />
      )}
    </div>
  );
}
