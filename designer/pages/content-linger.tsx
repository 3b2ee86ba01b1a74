/** Beside a paragraph: those who linger on it as a segment, or as the beginning of a journey. */
import { useState } from 'preact/hooks';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { Heat } from '../../runtime/wire/api/contents.ts';
import { figuresOf } from '../../runtime/wire/heat/measure.ts';
import { useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { announce } from '../parts/notices.tsx';
import { navigate } from '../router.tsx';
import { segmentAddress } from './segment-address.ts';

interface LingerersProps {
  title: string;
  content: string;
  block: Heat['blocks'][number];
  place: number;
}

/** Lingering is twice the time that the paragraph usually takes, and no less than this. */
const FACTOR = 2;
const LEAST_SECONDS = 5;

/** Seen while somebody looks at the paragraph, reached by the tab key at any time. */
export function Lingerers({ title, content, block, place }: LingerersProps) {
  const text = useText();
  const [busy, wait] = useState(false);
  const paragraph = block.key;
  const seconds = Math.max(LEAST_SECONDS, Math.ceil((FACTOR * figuresOf(block).weight) / 1_000));
  const name = text(CONTENTS.lingerName, { n: place + 1, title }).slice(0, 120);
  const gather = () => {
    const condition: Condition = {
      operand: { of: 'reading', measure: 'seconds', content, paragraph },
      operator: 'at-least',
      value: seconds,
    };
    navigate(segmentAddress({ name, condition }));
  };
  const begin = async () => {
    wait(true);
    const { beginJourney } = await import('./begin-journey.ts');
    await beginJourney(name, 'entry-reading', { content, paragraph, seconds }).then(
      (id) => navigate(`/journeys/${id}`),
      ({ code }) => announce(text(CONTENTS.lingerFailed, { code })),
    );
    wait(false);
  };
  return (
    <span class="block-linger">
      <IconButton glyph="people" title={text(CONTENTS.lingerSegment, { n: place + 1 })} onClick={gather} />
      <IconButton
        glyph="fork"
        title={text(CONTENTS.linger, { n: place + 1 })}
        disabled={busy}
        onClick={begin}
      />
    </span>
  );
}
