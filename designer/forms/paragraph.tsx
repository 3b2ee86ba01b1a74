import './paragraph.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Block } from '../../runtime/wire/content.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Loading } from '../parts/states.tsx';
import { group, type InputProps } from './input.ts';
import { useLists } from './lists.ts';

/** The article's paragraphs in their order, with the time that reading one takes. */
export function ParagraphInput(props: InputProps<string>) {
  const text = useText();
  const lists = useLists();
  if (!props.content) return <p class="form-help">{text(FORMS.contentFirst)}</p>;
  const blocks = lists.paragraphs(props.content);
  if (!blocks) return <Loading />;
  if (blocks.length === 0) return <p class="form-help">{text(FORMS.paragraphsUnknown)}</p>;
  return <Paragraphs {...props} blocks={blocks} />;
}

function Paragraphs({
  id,
  value,
  onChange,
  asked,
  blocks,
  describedBy,
}: InputProps<string> & { blocks: Block[] }) {
  const text = useText();
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    list.current?.querySelector('input:checked')?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <fieldset {...group({ id, describedBy })} ref={list} class="form-paragraphs">
      {!asked.required && (
        <Paragraph name={id} chosen={value === undefined} onChoose={() => onChange(undefined)}>
          {text(FORMS.anyParagraph)}
        </Paragraph>
      )}
      {blocks.map((block, index) => (
        <Paragraph
          key={block.key}
          name={id}
          chosen={block.key === value}
          note={text(FORMS.paragraph, {
            n: index + 1,
            seconds: Math.max(1, Math.round(block.weight / 1000)),
          })}
          heading={block.kind === 'heading'}
          onChoose={() => onChange(block.key)}
        >
          {block.text || text(FORMS.picture)}
        </Paragraph>
      ))}
    </fieldset>
  );
}

interface ParagraphProps {
  name: string;
  chosen: boolean;
  note?: string;
  heading?: boolean;
  children: string;
  onChoose(): void;
}

function Paragraph({ name, chosen, note, heading = false, children, onChoose }: ParagraphProps) {
  return (
    <label class="form-paragraph">
      <input type="radio" class="form-paragraph-radio" name={name} checked={chosen} onChange={onChoose} />
      <span class={heading ? 'form-paragraph-heading' : 'form-paragraph-text'}>{children}</span>
      {note && <small class="form-paragraph-note faint">{note}</small>}
    </label>
  );
}
