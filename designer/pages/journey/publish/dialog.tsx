/** Before a version goes out: what changes, what must be known, and what happens to those under way. */
import './publish.css';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Fault, Names } from '../../../../runtime/journey/definition.ts';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { PublishAsked, VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { type ApiError, useLoad } from '../../../api.ts';
import { changesOf } from '../../../edit/changes.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { CHANGES, PUBLISH } from '../../../i18n/words/versions.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { ErrorNote, Loading, Shown } from '../../../parts/states.tsx';
import { journeyPath } from '../stored.ts';
import { ScenariosBefore, UNJUDGED, type Verdict } from '../try/before-publishing.tsx';
import { ChangeList } from './changes.tsx';
import { Faults } from './faults.tsx';
import { drawnOf, type Migration, STAY, type Terms, useMigration } from './migration.ts';
import { PeopleUnderWay } from './people.tsx';
import { fates, placesOf } from './places.ts';
import { Starting } from './starting.tsx';

export interface PublishProps {
  journey: JourneyShown;
  /** What goes out: the draft, or the version that is brought back. */
  draft: Draft;
  restores?: number;
  names: Names;
  faults: readonly Fault[];
  /** Publishes; gives the error if the runtime refused. */
  onPublish(asked: PublishAsked): Promise<ApiError | undefined>;
  onJump?(fault: Fault): void;
  onClose(): void;
}

export function PublishDialog(props: PublishProps) {
  const { journey, draft, restores, names, faults, onPublish, onClose } = props;
  const text = useText();
  const [terms, setTerms] = useState(STAY);
  const [refusal, setRefusal] = useState<ApiError>();
  const [note, setNote] = useState('');
  const [verdict, setVerdict] = useState(UNJUDGED);
  const [busy, setBusy] = useState(false);
  const migration = useMigration(journey.id, restores, terms.mapping);
  const publish = async () => {
    setBusy(true);
    const { people, mapping } = terms;
    const moved = people === 'move' ? { people, mapping } : {};
    const said = note.trim() && { note: note.trim() };
    const back = restores !== undefined && { restores };
    const { override } = verdict;
    setRefusal(await onPublish({ ...moved, ...said, ...back, ...(override && { override }) }));
    setBusy(false);
  };
  return (
    <Dialog
      title={text(titleOf(props), {
        ...{ name: journey.name, version: (journey.version ?? 0) + 1, old: restores ?? 0 },
      })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(COMMON.cancel)}</Button>
          <Publish {...{ migration, terms, draft, busy, verdict }} onClick={publish} />
        </>
      }
    >
      <div class="publish">
        {refusal && <ErrorNote error={refusal} />}
        <Faults {...{ draft, faults, refusal }} onJump={props.onJump} />
        {journey.version === null ? (
          <Starting draft={draft} names={names} />
        ) : (
          <>
            <WhatChanges {...{ journey, draft, names }} version={journey.version} />
            <People {...{ migration, names, terms }} to={draft} onTerms={setTerms} />
          </>
        )}
        <ScenariosBefore journey={journey.id} version={restores} onVerdict={setVerdict} />
        <label class="publish-note">
          {text(PUBLISH.note)}
          <input
            class="field"
            maxLength={500}
            placeholder={text(PUBLISH.noteExample)}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
      </div>
    </Dialog>
  );
}

function titleOf({ journey, restores }: PublishProps) {
  if (restores !== undefined) return PUBLISH.back;
  return journey.version === null ? PUBLISH.first : PUBLISH.again;
}

interface WhatChangesProps extends Pick<PublishProps, 'journey' | 'draft' | 'names'> {
  version: number;
}

/** As against the version that is live. */
function WhatChanges({ journey, draft, names, version }: WhatChangesProps) {
  const text = useText();
  const newest = useLoad<VersionShown>(`${journeyPath(journey.id)}/version?version=${version}`);
  const before = useMemo(() => newest.data && drawnOf(newest.data), [newest.data]);
  return (
    <section class="publish-part">
      <h3>
        {text(CHANGES.title)} <small class="faint">{text(CHANGES.since, { version })}</small>
      </h3>
      <Shown of={newest}>
        {() =>
          before && (
            <ChangeList
              changes={changesOf(before.graph, draft.graph, names)}
              {...{ before, names }}
              after={draft}
            />
          )
        }
      </Shown>
    </section>
  );
}

interface PeopleProps {
  migration: Migration;
  to: Draft;
  names: Names;
  terms: Terms;
  onTerms(terms: Terms): void;
}

export function People({ migration: { standing, error, look }, ...rest }: PeopleProps) {
  if (error) return <ErrorNote error={error} retry={look} />;
  return standing ? <PeopleUnderWay standing={standing} {...rest} /> : <Loading />;
}

interface ButtonProps {
  migration: Migration;
  terms: Terms;
  draft: Draft;
  busy: boolean;
  /** Of the scenarios: whether it may go out. */
  verdict: Verdict;
  onClick(): void;
}

/** Says how many it moves. Waits until it is known whom it concerns, and has the keyboard then. */
function Publish({ migration: { standing }, terms, draft, busy, verdict, onClick }: ButtonProps) {
  const text = useText();
  const { number } = useFormats();
  const id = useId();
  const judged = standing !== undefined && verdict !== UNJUDGED;
  useEffect(() => {
    // Once: whoever writes a reason afterwards goes on writing.
    if (judged) document.getElementById(id)?.focus();
  }, [judged]);
  const { moving, ending } = fates(standing && terms.people === 'move' ? placesOf(standing, draft) : []);
  const said = { n: number(moving), ending: number(ending) };
  return (
    <Button id={id} look="primary" busy={busy} disabled={!judged || !verdict.ready} onClick={onClick}>
      {text(ending > 0 ? PUBLISH.doEnd : moving > 0 ? PUBLISH.doMove : PUBLISH.do, said)}
    </Button>
  );
}
