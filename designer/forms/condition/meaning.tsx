/** The condition as a sentence, and how many people meet it now. */
import { useEffect, useState } from 'preact/hooks';
import { asksRun, comparisonsOf, describe, isCondition } from '../../../runtime/condition/index.ts';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { PeopleCount } from '../../../runtime/wire/api/conditions.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import { useLists } from '../lists.ts';

/** ms without a change before people are counted. */
const PAUSE = 400;

export function Meaning({ condition }: { condition: Condition | undefined }) {
  const text = useText();
  const { names } = useLists();
  if (!isCondition(condition)) return null;
  return (
    <div class="condition-meaning">
      <p class="condition-sentence">{text(describe(condition, names))}</p>
      <p class="condition-count" aria-live="polite">
        <Count condition={condition} />
      </p>
    </div>
  );
}

function Count({ condition }: { condition: Condition }) {
  const text = useText();
  const { number } = useFormats();
  const { count, whoMeets } = useLists();
  const ofRun = comparisonsOf(condition).some(asksRun);
  const counted = useCount(ofRun ? undefined : condition);
  if (!count) return null;
  if (ofRun) return <span class="faint">{text(FORMS.countOfRun)}</span>;
  if (counted === 'counting') return <span class="loading">{text(FORMS.counting)}</span>;
  if (counted === 'failed') return <span class="faint">{text(FORMS.countFailed)}</span>;
  const { count: n, of, complete } = counted;
  return (
    <>
      {text(complete ? FORMS.people : FORMS.peopleSoFar, { n: number(n), of: number(of) })}
      {n > 0 && whoMeets && (
        <a class="condition-who" href={whoMeets(condition)} target="_blank" rel="noreferrer">
          {text(FORMS.whoMeets)}
        </a>
      )}
    </>
  );
}

/** Asked once the condition rests; a question that is overtaken is cancelled. */
function useCount(condition: Condition | undefined): PeopleCount | 'counting' | 'failed' {
  const { count } = useLists();
  const [counted, setCounted] = useState<PeopleCount | 'counting' | 'failed'>('counting');
  const asked = JSON.stringify(condition);
  useEffect(() => {
    if (!condition || !count) return;
    const cancel = new AbortController();
    setCounted('counting');
    const timer = setTimeout(() => {
      const settle = (next: PeopleCount | 'failed') => cancel.signal.aborted || setCounted(next);
      count(condition, cancel.signal).then(settle, () => settle('failed'));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [asked]);
  return counted;
}
