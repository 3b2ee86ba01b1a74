/** The condition as a sentence, how many people meet it now, and who they are. */
import { useEffect, useState } from 'preact/hooks';
import { asksRun, comparisonsOf, describe, isCondition } from '../../../runtime/condition/index.ts';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { PeopleCount } from '../../../runtime/wire/api/conditions.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import { type Named, useLists } from '../lists.ts';

/** ms without a change before people are asked for. */
const PAUSE = 400;

export function Meaning({ condition }: { condition: Condition | undefined }) {
  const text = useText();
  const { names, count } = useLists();
  if (!isCondition(condition)) return null;
  const ofRun = comparisonsOf(condition).some(asksRun);
  return (
    <div class="condition-meaning">
      <p class="condition-sentence">{text(describe(condition, names))}</p>
      {count && ofRun && <p class="condition-count faint">{text(FORMS.countOfRun)}</p>}
      {count && !ofRun && <Meeting condition={condition} />}
    </div>
  );
}

function Meeting({ condition }: { condition: Condition }) {
  const text = useText();
  const { number } = useFormats();
  const { count, who } = useLists();
  const counted = useAnswer(condition, count);
  return (
    <>
      <p class="condition-count" aria-live="polite">
        {counted === 'asking' && <span class="loading">{text(FORMS.counting)}</span>}
        {counted === 'failed' && <span class="faint">{text(FORMS.countFailed)}</span>}
        {typeof counted === 'object' && text(sizeText(counted), sizeOf(counted, number))}
      </p>
      {typeof counted === 'object' && counted.count > 0 && who && (
        <Who condition={condition} count={counted.count} />
      )}
    </>
  );
}

const sizeText = ({ complete }: PeopleCount) => (complete ? FORMS.people : FORMS.peopleSoFar);
const sizeOf = ({ count, of }: PeopleCount, number: (n: number) => string) => ({
  n: number(count),
  of: number(of),
});

/** Closed until somebody wants to know. */
function Who({ condition, count }: { condition: Condition; count: number }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details class="condition-who" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text(FORMS.whoMeets)}</summary>
      {open && <Some condition={condition} count={count} />}
    </details>
  );
}

function Some({ condition, count }: { condition: Condition; count: number }) {
  const text = useText();
  const { who, whoMeets } = useLists();
  const some = useAnswer(condition, who);
  if (some === 'asking') return <p class="loading">{text(FORMS.searching)}</p>;
  if (some === 'failed') return <p class="faint">{text(FORMS.countFailed)}</p>;
  return (
    <ul>
      {some.map((person: Named) => (
        <li key={person.id}>
          <a href={person.address} target="_blank" rel="noreferrer">
            {person.name}
          </a>
        </li>
      ))}
      {whoMeets && count > some.length && (
        <li>
          <a href={whoMeets(condition)} target="_blank" rel="noreferrer">
            {text(FORMS.whoElse)}
          </a>
        </li>
      )}
    </ul>
  );
}

type Ask<T> = (condition: Condition, signal: AbortSignal) => Promise<T>;

/** Asked once the condition rests; a question that is overtaken is cancelled. */
function useAnswer<T>(condition: Condition, ask: Ask<T> | undefined): T | 'asking' | 'failed' {
  const [answer, setAnswer] = useState<T | 'asking' | 'failed'>('asking');
  const asked = JSON.stringify(condition);
  useEffect(() => {
    if (!ask) return;
    const cancel = new AbortController();
    setAnswer('asking');
    const timer = setTimeout(() => {
      const settle = (next: T | 'failed') => cancel.signal.aborted || setAnswer(() => next);
      ask(condition, cancel.signal).then(settle, () => settle('failed'));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [asked]);
  return answer;
}
