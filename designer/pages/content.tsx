/** One content: its paragraphs coloured by attention, who is still reading, and how readings ended. */
import { useState } from 'preact/hooks';
import type { ContentListed, Heat } from '../../runtime/wire/api/contents.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Figure } from '../parts/figure.tsx';
import { Tags } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { StateBar } from '../parts/state-bar.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { Article } from './content-article.tsx';
import { Curve } from './content-curve.tsx';
import { Filters, useFilter } from './content-filters.tsx';

export function ContentPage({ id }: { id: string }) {
  const text = useText();
  const path = `/api/contents/${encodeURIComponent(id)}`;
  const content = useLoad<ContentListed>(path);
  const heat = useLoad<Heat>(path + useFilter('/heat'));
  const { title, url } = content.data ?? { title: '', url: '' };
  return (
    <Page
      title={title || url}
      above={<Link to="/contents">{text(COMMON.contents)}</Link>}
      actions={url && <Original url={url} />}
    >
      <Shown of={content}>{({ topics, stage }) => <About topics={topics} stage={stage} />}</Shown>
      <Filters />
      <Shown of={heat}>{(data) => <Measured heat={data} />}</Shown>
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

function Measured({ heat }: { heat: Heat }) {
  const text = useText();
  const [pointed, point] = useState<number>();
  if (heat.readings === 0) return <Empty title={text(CONTENTS.noReadings)} />;
  return (
    <div class="measured">
      <Article heat={heat} pointed={pointed} onPoint={point} />
      <aside class="measured-side">
        <Sums heat={heat} />
        <StateBar states={heat.states} legend />
        {heat.blocks.length > 0 && <Curve heat={heat} pointed={pointed} onPoint={point} />}
      </aside>
    </div>
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
