import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { api } from '../../api.ts';
import { draftOf } from '../../edit/editor.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { ARCHIVING } from '../../i18n/words/archiving.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { EDITOR, JOURNEYS, RUNS } from '../../i18n/words/journeys.ts';
import { DROPPING, HISTORY } from '../../i18n/words/versions.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { announce } from '../../parts/notices.tsx';
import { navigate } from '../../router.tsx';
import { useArchiving } from './archiving.tsx';
import { exportDraft, importDraft } from './files.ts';
import type { InspectorProps } from './inspector.tsx';
import { RulesInspector } from './inspector-rules.tsx';
import { JourneyMark } from './marks.tsx';
import { DayChoice, VersionChoice } from './scope.tsx';
import { journeyPath } from './stored.ts';
import { useTaking } from './taking.ts';

/** Nothing is selected: the journey as a whole. */
export function WholeInspector(props: InspectorProps) {
  const { handle, stats, scope, onFigure } = props;
  const { journey } = handle;
  const text = useText();
  const { number } = useFormats();
  const { state, version } = journey;
  const isIn = { draft: EDITOR.notPublished, live: EDITOR.isLive, paused: EDITOR.isPaused };
  const stands = journey.archivedAt === null ? isIn[state] : ARCHIVING.isArchived;
  const rows = [
    [JOURNEYS.runs, stats?.runs ?? 0],
    [JOURNEYS.active, stats?.active ?? 0],
    [JOURNEYS.goals, stats?.goals ?? 0],
  ] as const;
  return (
    <>
      <h2>{text(EDITOR.whole)}</h2>
      <p>
        <JourneyMark journey={journey} />
      </p>
      <p class="inspector-help">{text(stands, { version: version ?? 0 })}</p>
      <Discard handle={handle} />
      <DropDraft handle={handle} />
      <Archive handle={handle} />
      {version !== null && (
        <section class="inspector-part">
          <h2>{text(EDITOR.versionFigures, { version: scope.version ?? version })}</h2>
          <VersionChoice {...{ journey, scope, stats }} />
          <dl class="inspector-figures">
            {rows.map(([title, value]) => (
              <div key={title.en}>
                <dt>{text(title)}</dt>
                <dd>{number(value)}</dd>
              </div>
            ))}
          </dl>
          <button type="button" class="link" onClick={() => onFigure({})}>
            <Glyph name="people" /> {text(RUNS.all)}
          </button>
        </section>
      )}
      <DayChoice {...{ journey, scope, stats }} />
      <section class="inspector-part">
        <h2>{text(EDITING.file)}</h2>
        <div class="inspector-acts">
          <Button onClick={() => exportDraft(draftOf(handle.editor))}>{text(EDITING.exportFile)}</Button>
          <Button onClick={() => void importDraft(handle, text)}>{text(EDITING.importFile)}</Button>
        </div>
      </section>
      <RulesInspector {...props} />
      <p class="inspector-help inspector-hint">{text(EDITOR.hints)}</p>
    </>
  );
}

/** Back to what is live; as one edit, so that undo brings the changes back. */
function Discard({ handle }: Pick<InspectorProps, 'handle'>) {
  const text = useText();
  const take = useTaking(handle);
  const { version, changed } = handle.journey;
  if (version === null || !changed) return null;
  return (
    <div class="inspector-acts">
      <Button onClick={() => void take(version, HISTORY.discarded)}>{text(HISTORY.discard)}</Button>
    </div>
  );
}

/** What was published goes off the list, and keeps what it knows. */
function Archive({ handle: { journey, setJourney } }: Pick<InspectorProps, 'handle'>) {
  const text = useText();
  const { archive, restore, question } = useArchiving(setJourney);
  const archived = journey.archivedAt !== null;
  if (journey.version === null && !archived) return null;
  return (
    <div class="inspector-acts">
      {archived ? (
        <Button onClick={() => restore(journey)}>{text(ARCHIVING.restore)}</Button>
      ) : (
        <Button look="quiet" onClick={() => archive(journey)}>
          {text(ARCHIVING.archive)}
        </Button>
      )}
      {question}
    </div>
  );
}

/** A draft that nobody walks can go; undo makes it again. */
function DropDraft({ handle: { journey, editor, flush } }: Pick<InspectorProps, 'handle'>) {
  const text = useText();
  if (journey.version !== null) return null;
  const drop = async () => {
    await flush();
    const { name, graph, layout } = draftOf(editor);
    await api.drop(journeyPath(journey.id));
    navigate('/journeys');
    announce(text(DROPPING.dropped, { name }), async () => {
      const { id } = await api.post<JourneyShown>('/api/journeys', { name, draft: graph, layout });
      navigate(`/journeys/${id}`);
    });
  };
  return (
    <div class="inspector-acts">
      <Button look="quiet" onClick={() => void drop()}>
        <Glyph name="trash" /> {text(DROPPING.drop)}
      </Button>
    </div>
  );
}
