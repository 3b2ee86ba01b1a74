/** What the colours show, with the figures of the paragraph that is looked at: the same control as over the live page. */
import type { Heat } from '../../runtime/wire/api/contents.ts';
import { type Figures, figuresOf, MEASURES, type Measure } from '../../runtime/wire/heat/measure.ts';
import { MEASURE_WORDS } from '../../runtime/wire/heat/words.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Chips } from '../parts/fields.tsx';
import { setQuery } from '../router.tsx';
import { type Asked, LETTERS } from './content-selection.ts';

interface MeasuresProps {
  asked: Asked;
  /** One, or two that are compared. */
  pictures: Heat[];
  pointed: number | undefined;
}

export function Measures({ asked, pictures, pointed }: MeasuresProps) {
  const text = useText();
  const known = pictures.map(({ blocks }) => {
    const block = pointed === undefined ? undefined : blocks[pointed];
    return block && figuresOf(block);
  });
  return (
    <section class="measures">
      <p aria-live="polite">
        {pointed === undefined ? text(CONTENTS.pointHint) : text(CONTENTS.paragraphOf, { n: pointed + 1 })}
        <Usual figures={known[0]} />
      </p>
      <fieldset class="measure-chips">
        <legend class="only-read">{text(CONTENTS.measure)}</legend>
        {MEASURES.map((measure) => (
          <button
            key={measure}
            type="button"
            class="chip"
            aria-pressed={measure === asked.measure}
            onClick={() => setQuery({ measure })}
          >
            {text(MEASURE_WORDS[measure])}
            {known.map((figures, index) => (
              <b key={index}>
                {known.length > 1 && <span class="selected-letter">{LETTERS[index]} </span>}
                <Told measure={measure} figures={figures} />
              </b>
            ))}
          </button>
        ))}
      </fieldset>
      {pictures.length > 1 && (
        <Chips
          title={text(CONTENTS.compared)}
          chosen={asked.compared}
          choices={(['side', 'difference'] as const).map((value) => ({
            value,
            title: text(CONTENTS[value]),
          }))}
          onChoose={(compared) => setQuery({ compared })}
        />
      )}
    </section>
  );
}

function Usual({ figures }: { figures: Figures | undefined }) {
  const text = useText();
  const { seconds } = useFormats();
  return figures ? <> · {text(CONTENTS.usual, { time: seconds(figures.weight) })}</> : null;
}

function Told({ measure, figures }: { measure: Measure; figures: Figures | undefined }) {
  const { seconds, share, number } = useFormats();
  if (!figures || (measure === 'attention' && !figures.reached)) return '–';
  if (measure === 'clicks') return number(figures.clicks);
  return measure === 'attention' ? seconds(figures.attention) : share(figures[measure]);
}
