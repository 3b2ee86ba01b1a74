/** Who names a segment, each a link to the very place. */
import type { SegmentUse } from '../../runtime/wire/api/segments.ts';
import { useText } from '../i18n/index.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { Glyph } from '../parts/glyph.tsx';
import { Link } from '../router.tsx';

export function Uses({ usedBy }: { usedBy: readonly SegmentUse[] }) {
  const text = useText();
  if (usedBy.length === 0) return <p class="faint">{text(SEGMENTS.usedByNone)}</p>;
  return (
    <ul class="segment-uses">
      {usedBy.map((use) => (
        <li key={JSON.stringify(use)}>
          <UseLink use={use} />
        </li>
      ))}
    </ul>
  );
}

export function UseLink({ use }: { use: SegmentUse }) {
  const text = useText();
  if (use.kind === 'segment') {
    return (
      <Link to={`/segments/${use.id}`}>
        <Glyph name="people" /> {text(SEGMENTS.usedIn, { name: use.name })}
      </Link>
    );
  }
  const node = text(use.nodeTitle);
  return (
    <span>
      <Link to={`/journeys/${use.id}?node=${encodeURIComponent(use.node)}`}>
        <Glyph name="fork" /> {text(SEGMENTS.usedAt, { name: use.name, node })}
      </Link>{' '}
      {!use.live && <span class="tag">{text(SEGMENTS.draft)}</span>}
    </span>
  );
}
