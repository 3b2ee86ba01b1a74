/** What a person read, as a task shows it to the one who follows up. */
import type { Evidence } from '../../runtime/wire/api/tasks.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { TASK } from '../i18n/words/task.ts';
import { HeatStrip } from './heat-strip.tsx';

type Content = Evidence['contents'][number];

/** One content: how often and how far, its strip of heat, and the paragraphs that held the person. */
export function EvidenceContent({ content }: { content: Content }) {
  const text = useText();
  const { share, duration } = useFormats();
  const { title, completion, bands, weights, paragraphs, readings, engaged } = content;
  return (
    <section class="evidence">
      <h3>
        <a href={content.url} target="_blank" rel="noreferrer">
          {title}
        </a>
      </h3>
      <p class="evidence-figures">
        {text(TASK.readings, { n: readings })} · {text(TASK.completion, { share: share(completion) })} ·{' '}
        {text(TASK.engaged, { time: duration(engaged) })}
      </p>
      <HeatStrip
        bands={bands}
        weights={weights}
        label={text(TASK.strip, { title, share: share(completion) })}
      />
      {paragraphs.length > 0 && (
        <ol class="evidence-paragraphs" aria-label={text(TASK.paragraphs)}>
          {paragraphs.map((paragraph) => (
            <Paragraph key={paragraph.key} paragraph={paragraph} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Paragraph({ paragraph }: { paragraph: Content['paragraphs'][number] }) {
  const text = useText();
  const { seconds } = useFormats();
  return (
    <li>
      <span class="evidence-seconds">
        <strong>{seconds(paragraph.attention)}</strong>
        <small>{text(TASK.expected, { time: seconds(paragraph.weight) })}</small>
      </span>
      <q>{paragraph.text}</q>
    </li>
  );
}
