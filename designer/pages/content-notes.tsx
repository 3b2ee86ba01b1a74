/** What to know before believing the figures of a content: whose they are, how sure, and how the page behaved. */
import type { ContentShown, Heat } from '../../runtime/wire/api/contents.ts';
import type { Vitals } from '../../runtime/wire/api/shared.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { QUALITY } from '../i18n/words/quality.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { Button } from '../parts/button.tsx';
import { qualityOf } from '../parts/quality.tsx';
import { setQuery } from '../router.tsx';

/** An edited article: which versions the figures of its paragraphs come from. */
export function History({ heat: { versions, over } }: { heat: Heat }) {
  const text = useText();
  if (versions < 2) return null;
  const all = over === 'all';
  return (
    <p class="help history">
      {text(all ? CONTENTS.historyAll : CONTENTS.historyOne, { n: versions })}{' '}
      <Button look="quiet" onClick={() => setQuery({ over: all ? 'version' : undefined })}>
        {text(all ? CONTENTS.overVersion : CONTENTS.overAll)}
      </Button>
    </p>
  );
}

/** What its minted links came to; nothing until there is one. */
export function Shared({ shares: { links, persons, completes } }: Pick<ContentShown, 'shares'>) {
  const text = useText();
  const { number } = useFormats();
  if (links === 0) return null;
  const counts = { links: number(links), persons: number(persons), completes: number(completes) };
  return <p class="help">{text(SHARES.content, counts)}</p>;
}

/** The share of readings whose measurement cannot be right, and why. */
export function Doubts({ heat: { qualities, readings } }: { heat: Heat }) {
  const text = useText();
  const { number, share } = useFormats();
  const reasons = Object.entries(qualities).sort(([, a], [, b]) => b - a);
  const unsure = reasons.reduce((sum, [, count]) => sum + count, 0);
  if (unsure <= 0) return null;
  return (
    <details class="help">
      <summary>{text(QUALITY.share, { share: share(unsure / readings), n: number(unsure) })}</summary>
      <ul>
        {reasons.map(([quality, count]) => (
          <li key={quality}>
            {text(qualityOf(quality).title)} · {number(count)}
            <br />
            <small>{text(qualityOf(quality).help)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Three figures of how the page behaved; nothing until a page view told. */
export function Speed({ vitals: { days, lcp, inp, cls } }: { vitals: Vitals }) {
  const text = useText();
  const { number } = useFormats();
  const told = Math.max(...[lcp, inp, cls].map((vital) => vital?.count ?? 0));
  if (told === 0) return null;
  const parts = [
    lcp && `LCP ${(lcp.value / 1_000).toFixed(1)} s`,
    inp && `INP ${Math.round(inp.value)} ms`,
    cls && `CLS ${cls.value.toFixed(2)}`,
  ].filter(Boolean);
  return (
    <p class="help" title={text(CONTENTS.vitalsHelp)}>
      {text(CONTENTS.vitals, { days, n: number(told) })} {parts.join(' · ')}
    </p>
  );
}
