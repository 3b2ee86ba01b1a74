/** One content: its paragraphs coloured by attention, who is still reading, and how readings ended. */
import { useState } from 'preact/hooks';
import type { ContentListed, ContentShown, Heat } from '../../runtime/wire/api/contents.ts';
import type { HeatSelection } from '../../runtime/wire/api/overlay.ts';
import { FEW } from '../../runtime/wire/heat/measure.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Figure } from '../parts/figure.tsx';
import { Tags } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { StateBar } from '../parts/state-bar.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Link, useRoute } from '../router.tsx';
import { Article } from './content-article.tsx';
import { Curve } from './content-curve.tsx';
import { Filters } from './content-filters.tsx';
import { Measures } from './content-measures.tsx';
import { Doubts, History, Shared, Speed } from './content-notes.tsx';
import { SeeOnPage } from './content-overlay.tsx';
import { type Asked, askedOf, heatPath, LETTERS } from './content-selection.ts';

export function ContentPage({ id }: { id: string }) {
  const text = useText();
  const asked = askedOf(useRoute().query, Date.now());
  const { shown, against } = asked;
  const content = useLoad<ContentShown>(`/api/contents/${encodeURIComponent(id)}`);
  const heat = useLoad<Heat>(heatPath(id, shown));
  const version = heat.data?.version ?? undefined;
  const other = useLoad<Heat>(against && version ? heatPath(id, against, version) : undefined);
  const compared = against && other.data?.version === version ? other.data : undefined;
  const { title, url } = content.data ?? { title: '', url: '' };
  return (
    <Page
      title={title || url || text(CONTENTS.one)}
      above={<Link to="/contents">{text(COMMON.contents)}</Link>}
      actions={
        content.data && (
          <>
            {url && <Original url={url} />}
            <SeeOnPage id={id} url={url} asked={against ? { shown, against } : { shown }} />
          </>
        )
      }
    >
      <Shown of={content}>
        {({ topics, stage, vitals, shares }) => (
          <>
            <About topics={topics} stage={stage} />
            <Shared shares={shares} />
            <Speed vitals={vitals} />
          </>
        )}
      </Shown>
      {!content.error && (
        <>
          <Filters />
          <Shown of={heat}>
            {(data) => <Measured title={title} heat={data} against={compared} asked={asked} />}
          </Shown>
        </>
      )}
    </Page>
  );
}

function Original({ url }: { url: string }) {
  const text = useText();
  return (
    <a class="button button-plain" href={url} target="_blank" rel="noreferrer">
      {text(CONTENTS.open)}
    </a>
  );
}

function About({ topics, stage }: Pick<ContentListed, 'topics' | 'stage'>) {
  const text = useText();
  if (topics.length === 0 && !stage) return null;
  return (
    <p class="about">
      {topics.length > 0 && (
        <span>
          {text(CONTENTS.topics)} <Tags tags={topics} />
        </span>
      )}
      {stage && (
        <span>
          {text(CONTENTS.stage)} <Tags tags={[stage]} />
        </span>
      )}
    </p>
  );
}

interface MeasuredProps {
  title: string;
  heat: Heat;
  against: Heat | undefined;
  asked: Asked;
}

function Measured({ title, heat, against, asked }: MeasuredProps) {
  const text = useText();
  const [pointed, point] = useState<number>();
  if (heat.readings === 0) return <Empty title={text(CONTENTS.noReadings)} />;
  const pictures = against ? [heat, against] : [heat];
  return (
    <div class="measured">
      <div>
        <History heat={heat} />
        <Article
          title={title}
          heat={heat}
          against={against}
          asked={asked}
          pointed={pointed}
          onPoint={point}
        />
      </div>
      <aside class="measured-side">
        <Measures asked={asked} pictures={pictures} pointed={pointed} />
        {pictures.map((picture, index) => (
          <section key={index} class="selected">
            {against && (
              <Selected
                letter={LETTERS[index] ?? ''}
                selection={index && asked.against ? asked.against : asked.shown}
                readings={picture.readings}
              />
            )}
            <Sums heat={picture} />
            <Doubts heat={picture} />
            <StateBar states={picture.states} legend={!against} />
          </section>
        ))}
        {heat.blocks.length > 0 && <Curve heat={heat} against={against} pointed={pointed} onPoint={point} />}
      </aside>
    </div>
  );
}

interface SelectedProps {
  letter: string;
  selection: HeatSelection;
  readings: number;
}

/** Which of the two that are compared, in words. */
function Selected({ letter, selection: { person, segment, device, from, to }, readings }: SelectedProps) {
  const text = useText();
  const { date } = useFormats();
  // Days are folded in UTC.
  const day = (at: number) => date(at, 'UTC');
  const period =
    from === undefined ? CONTENTS.everyTime : to === undefined ? CONTENTS.since : CONTENTS.between;
  const named = [
    text(person ? CONTENTS.onePerson : segment ? CONTENTS.oneSegment : CONTENTS.everyone),
    ...(device ? [text(CONTENTS[device])] : []),
    text(period, { from: day(from ?? 0), to: day(to ?? 0) }),
  ];
  return (
    <h3>
      <span class="selected-letter">{letter}</span> {named.join(' · ')}
      {readings < FEW && <small>{text(CONTENTS.few)}</small>}
    </h3>
  );
}

function Sums({ heat: { readings, engaged, completion } }: { heat: Heat }) {
  const text = useText();
  const { number, duration, share } = useFormats();
  return (
    <div class="figures">
      <Figure title={text(CONTENTS.readings)} value={number(readings)} />
      <Figure title={text(CONTENTS.completion)} value={share(completion)} />
      <Figure title={text(CONTENTS.engaged)} value={duration(engaged)} />
    </div>
  );
}
