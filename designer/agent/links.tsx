/** The agent's tracked links with what came of them, and what else can be sent. */
import { useState } from 'preact/hooks';
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { Me } from '../../runtime/wire/api/settings.ts';
import type { ShareShown } from '../../runtime/wire/api/shares.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { More } from '../parts/more.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { MyLink } from './my-link.tsx';

export function MyLinks() {
  const text = useText();
  const me = useLoad<Me>('/api/me');
  return (
    <>
      <p class="agent-back">
        <Link to="/">{text(AGENT.back)}</Link>
      </p>
      <div class="my-task">
        <h1>{text(SHARES.mine)}</h1>
        <p class="faint">{text(SHARES.mineHelp)}</p>
        <Shown of={me}>{(me) => me.role === 'agent' && <Links agent={me.agent.id} />}</Shown>
      </div>
    </>
  );
}

function Links({ agent }: { agent: string }) {
  const text = useText();
  const shares = useListing<ShareShown>(`/api/shares?agent=${encodeURIComponent(agent)}`);
  return (
    <>
      <Shown of={shares}>
        {(items) => (
          <>
            {items.length === 0 && <Empty title={text(SHARES.noneOfMine)} />}
            <ul class="cards">
              {items.map((share) => (
                <li key={share.id} class="card">
                  <p>
                    <strong>{share.content.title}</strong>
                  </p>
                  <MyLink content={share.content} share={share} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
      <More of={shares} />
      {shares.data && <Others linked={shares.data.map(({ content }) => content.id)} />}
    </>
  );
}

/** Contents without a link of the agent's. */
function Others({ linked }: { linked: string[] }) {
  const text = useText();
  const [q, search] = useState('');
  const contents = useListing<ContentListed>(`/api/contents?limit=20${q && `&q=${encodeURIComponent(q)}`}`);
  const others = contents.data?.filter(({ id }) => !linked.includes(id)) ?? [];
  return (
    <>
      <h2>{text(SHARES.others)}</h2>
      <Search title={text(CONTENTS.search)} value={q} onSearch={search} />
      <Shown of={contents}>
        {() =>
          others.length === 0 ? (
            <p class="faint">{text(SHARES.noOthers)}</p>
          ) : (
            <ContentCards contents={others} />
          )
        }
      </Shown>
      <More of={contents} />
    </>
  );
}

function ContentCards({ contents }: { contents: ContentListed[] }) {
  return (
    <ul class="cards">
      {contents.map(({ id, title, key }) => (
        <li key={id} class="card">
          <p>{title || key}</p>
          <MyLink content={{ id, title: title || key }} />
        </li>
      ))}
    </ul>
  );
}
