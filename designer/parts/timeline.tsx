/** Everything that happened to a person, newest first; readings as strips of heat that can be compared at a glance. */
import type { TimelineEntry } from '../../runtime/wire/api/people.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { useListing } from './listing.ts';
import { More } from './more.tsx';
import { Empty, Shown } from './states.tsx';
import { type EntryContext, lengthOf, TimelineItem } from './timeline-entry.tsx';

interface TimelineProps {
  personId: string;
  /** The person's own zone, where it matters. */
  zone: string | null;
  /** Where contents are shown; without it their titles are no links. */
  contentPath?: string;
}

export function Timeline({ personId, zone, contentPath }: TimelineProps) {
  const text = useText();
  const path = `/api/people/${encodeURIComponent(personId)}/timeline`;
  const entries = useListing<TimelineEntry>(path);
  return (
    <>
      <Shown of={entries}>
        {(items) =>
          items.length ? (
            <Days items={items} context={{ personId, zone, contentPath, longest: longestOf(items) }} />
          ) : (
            <Empty title={text(PEOPLE.noTimeline)} />
          )
        }
      </Shown>
      <More of={entries} />
    </>
  );
}

/** Expected reading time of the longest article shown: the strips of the others are shorter in proportion. */
function longestOf(items: TimelineEntry[]): number {
  const lengths = items.map((entry) => (entry.kind === 'reading' ? lengthOf(entry.reading.weights) : 0));
  return Math.max(0, ...lengths);
}

function Days({ items, context }: { items: TimelineEntry[]; context: EntryContext }) {
  const { date } = useFormats();
  const days = new Map<string, TimelineEntry[]>();
  for (const item of items) days.set(date(item.at), [...(days.get(date(item.at)) ?? []), item]);
  return (
    <div class="timeline">
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {entries.map((entry) => (
              <TimelineItem key={keyOf(entry)} entry={entry} context={context} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const keyOf = (entry: TimelineEntry) => (entry.kind === 'reading' ? entry.reading.id : entry.id);
