import type { Heat } from '../../runtime/wire/api/contents.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { HeatGutter, HeatLegend } from '../parts/heat-strip.tsx';
import { Empty } from '../parts/states.tsx';
import { measureOf } from './content-measure.ts';

type Block = Heat['blocks'][number];

interface ArticleProps {
  heat: Heat;
  /** The block under the pointer, here or in the curve. */
  pointed: number | undefined;
  onPoint(block: number | undefined): void;
}

/** The article as it was read: every paragraph with its heat, the time it held those who got there, and how many did. */
export function Article({ heat, pointed, onPoint }: ArticleProps) {
  const text = useText();
  if (heat.blocks.length === 0) return <Empty title={text(CONTENTS.noBlocks)} />;
  return (
    <section class="article" aria-label={text(CONTENTS.article)}>
      <p class="article-head">
        <HeatLegend />
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
          >
            <HeatGutter bands={block.bands} />
            <Words block={block} />
            <BlockFigures block={block} readings={heat.readings} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const SHOWN_AS: Partial<Record<Block['kind'], 'picture' | 'table'>> = { picture: 'picture', table: 'table' };

function Words({ block: { kind, text: words, clicks } }: { block: Block }) {
  const text = useText();
  const label = SHOWN_AS[kind];
  return (
    <p class="block-words">
      {label && <span class="tag">{text(CONTENTS[label])}</span>}
      {words}
      {clicks > 0 && <small class="block-clicks">{text(CONTENTS.clicks, { n: clicks })}</small>}
    </p>
  );
}

function BlockFigures({ block, readings }: { block: Block; readings: number }) {
  const text = useText();
  const { seconds, share } = useFormats();
  const { attention, weight, reached } = measureOf(block, readings);
  return (
    <>
      <span class="block-seconds">
        <strong>{reached ? seconds(attention) : '–'}</strong>
        <small>{text(CONTENTS.usual, { time: seconds(weight) })}</small>
      </span>
      <span class="block-reached">{share(reached)}</span>
    </>
  );
}
