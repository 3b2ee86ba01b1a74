/** How a person is shown wherever one appears. */
import type { Identifier } from '../../runtime/wire/batch.ts';
import { useText } from '../i18n/index.ts';
import { IDENTIFIER } from '../i18n/words/identifier.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { masked } from './masked.ts';

/** A reader made for the example scene says so. */
export function Made({ made }: { made: boolean }) {
  const text = useText();
  return made ? (
    <span class="tag tag-made" title={text(PEOPLE.madeHelp)}>
      {text(PEOPLE.made)}
    </span>
  ) : null;
}

/** Kind and value, the value masked. */
export function Identifiers({ identifiers }: { identifiers: readonly Identifier[] }) {
  const text = useText();
  return (
    <ul class="identifiers">
      {identifiers.map(({ kind, value }) => (
        <li key={kind + value}>
          <span>{kind in IDENTIFIER ? text(IDENTIFIER[kind as keyof typeof IDENTIFIER]) : kind}</span>{' '}
          <code>{masked(value)}</code>
        </li>
      ))}
    </ul>
  );
}
