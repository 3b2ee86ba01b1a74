/** Beside a version: what differs, in sentences, and its figures. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { JourneyShown, JourneyStats } from '../../../../runtime/wire/api/journeys.ts';
import type { VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { changesOf } from '../../../edit/changes.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { HISTORY } from '../../../i18n/words/versions.ts';
import type { Scope } from '../figures.ts';
import { ChangeList } from '../publish/changes.tsx';
import { DayChoice } from '../scope.tsx';
import { Published, Why } from './list.tsx';

export interface Compared {
  before: Draft;
  after: Draft;
}

interface SideProps {
  journey: JourneyShown;
  shown: VersionShown | undefined;
  names: Names;
  stats: JourneyStats | undefined;
  scope: Scope;
  compared: Compared | undefined;
  selected: string | undefined;
  onShow(node: string): void;
}

export function VersionSide(props: SideProps) {
  const { journey, shown, stats, scope, compared } = props;
  const text = useText();
  return (
    <aside class="inspector" aria-label={text(HISTORY.openKey)}>
      {shown && (
        <section>
          <p class="faint">
            {text(HISTORY.when)} <Published {...shown} /> · {text(HISTORY.readOnly)}
          </p>
          <Why {...shown} />
        </section>
      )}
      {compared && <Difference {...props} {...compared} />}
      <VersionFigures stats={stats} />
      <DayChoice journey={journey} stats={stats} scope={scope.day === undefined ? {} : { day: scope.day }} />
    </aside>
  );
}

function Difference({ before, after, names, selected, onShow }: SideProps & Compared) {
  const text = useText();
  return (
    <section class="inspector-part">
      <h2>{text(HISTORY.difference, { before: before.name, after: after.name })}</h2>
      <ChangeList
        changes={changesOf(before.graph, after.graph, names)}
        {...{ before, after, names, selected, onShow }}
      />
      <p class="inspector-help">{text(HISTORY.legend)}</p>
    </section>
  );
}

function VersionFigures({ stats }: { stats: JourneyStats | undefined }) {
  const text = useText();
  const { number } = useFormats();
  const rows = [
    [HISTORY.runs, stats?.runs],
    [HISTORY.active, stats?.active],
    [HISTORY.goals, stats?.goals],
  ] as const;
  return (
    <section class="inspector-part">
      <h2>{text(HISTORY.figures)}</h2>
      <dl class="inspector-figures">
        {rows.map(([title, value]) => (
          <div key={title.en}>
            <dt>{text(title)}</dt>
            <dd>{number(value ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
