import type { ReplaysListed } from '../../../../runtime/wire/api/replay.ts';
import { type Text, useFormats, useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { When } from '../../../parts/marks.tsx';

type Listed = ReplaysListed['items'][number];

const SIGNS: Record<Listed['state'], string> = { running: '◔', done: '●', cancelled: '–', failed: '×' };

export const whichText = (which: Listed['versions'][number]): Text =>
  which === 'draft' ? REPLAY.draft : { zh: `第 ${which} 版`, en: `version ${which}` };

interface EarlierProps {
  items: readonly Listed[];
  shown: string | undefined;
  onShow(id: string): void;
}

/** Those of this journey, the newest first. */
export function Earlier({ items, shown, onShow }: EarlierProps) {
  const text = useText();
  const { date } = useFormats();
  return (
    <section class="inspector-part">
      <h2>{text(REPLAY.earlier)}</h2>
      {items.length === 0 && <p class="faint">{text(REPLAY.none)}</p>}
      <ul class="replay-earlier">
        {items.map(({ id, state, versions, from, to, createdAt }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === shown} onClick={() => onShow(id)}>
              <b>{versions.map((which) => text(whichText(which))).join(' · ')}</b>
              <span class={`replay-${state}`}>
                <i aria-hidden="true">{SIGNS[state]}</i> {text(REPLAY[state])}
              </span>
              <small class="faint">
                {date(from)} – {date(to - 1)} · <When at={createdAt} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
