import type { Heat } from '../../runtime/wire/api/contents.ts';
import { type Figures, figuresOf } from '../../runtime/wire/heat/measure.ts';
import { type Stroke, strokesOf } from '../../runtime/wire/heat/paint.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { HeatGutter, HeatLegend } from '../parts/heat-strip.tsx';
import { Empty } from '../parts/states.tsx';
import { Lingerers } from './content-linger.tsx';
import { type Asked, LETTERS } from './content-selection.ts';

type Block = Heat['blocks'][number];

interface ArticleProps {
  title: string;
  heat: Heat;
  against: Heat | undefined;
  asked: Asked;
  /** The block under the pointer, here or in the curve. */
  pointed: number | undefined;
  onPoint(block: number | undefined): void;
}

/** The article as it was read: every paragraph with its heat, the time it held those who got there, and how many did. */
export function Article({ title, heat, against, asked, pointed, onPoint }: ArticleProps) {
  const text = useText();
  const pictures = against ? [heat, against] : [heat];
  const { measure, compared } = asked;
  const strokes = strokesOf(pictures, measure, compared);
  if (heat.blocks.length === 0) return <Empty title={text(CONTENTS.noBlocks)} />;
  return (
    <section class="article" aria-label={text(CONTENTS.article)}>
      <p class="article-head">
        <HeatLegend measure={measure} diverging={pictures.length > 1 && compared === 'difference'} />
        <span title={text(CONTENTS.perReaderHelp)}>{text(CONTENTS.perReader)}</span>
        <span>{text(CONTENTS.reached)}</span>
      </p>
      <ol onPointerLeave={() => onPoint(undefined)}>
        {heat.blocks.map((block, index) => (
          <li
            key={block.key}
            class={`block block-${block.kind}`}
            data-pointed={index === pointed}
            onPointerEnter={() => onPoint(index)}
            onFocusIn={() => onPoint(index)}
          >
            <HeatGutter bands={block.bands} strokes={strokes[index] as Stroke[][]} />
            <Words block={block} />
            <BlockFigures figures={pictures.map(({ blocks }) => figuresOf(blocks[index] ?? block))} />
            <Lingerers title={title} content={heat.contentId} block={block} place={index} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const SHOWN_AS: Partial<Record<Block['kind'], 'picture' | 'table'>> = { picture: 'picture', table: 'table' };

function Words({ block: { kind, text: words, clicks, dead, rage } }: { block: Block }) {
  const text = useText();
  const label = SHOWN_AS[kind];
  return (
    <p class="block-words">
      {label && <span class="tag">{text(CONTENTS[label])}</span>}
      {words}
      {clicks > 0 && <small class="block-clicks">{text(CONTENTS.clicks, { n: clicks })}</small>}
      {dead > 0 && (
        <small class="block-clicks" title={text(CONTENTS.deadHelp)}>
          {text(CONTENTS.dead, { n: dead })}
        </small>
      )}
      {rage > 0 && (
        <small class="block-clicks" title={text(CONTENTS.rageHelp)}>
          {text(CONTENTS.rage, { n: rage })}
        </small>
      )}
    </p>
  );
}

/** One line for each picture; what is usual only where there is one. */
function BlockFigures({ figures }: { figures: Figures[] }) {
  const text = useText();
  const { seconds, share } = useFormats();
  const [own] = figures;
  return (
    <>
      <span class="block-seconds">
        {figures.map(({ attention, reached }, index) => (
          <strong key={index}>
            {figures.length > 1 && <span class="selected-letter">{LETTERS[index]} </span>}
            {reached ? seconds(attention) : '–'}
          </strong>
        ))}
        {own && figures.length === 1 && <small>{text(CONTENTS.usual, { time: seconds(own.weight) })}</small>}
      </span>
      <span class="block-reached">
        {figures.map(({ reached }, index) => (
          <span key={index}>{share(reached)}</span>
        ))}
      </span>
    </>
  );
}
