/** Later than a version went out: people on an older one go to the newest. */
import { useMemo, useState } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { ApiError, api, useLoad } from '../../../api.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { HISTORY } from '../../../i18n/words/versions.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { announce } from '../../../parts/notices.tsx';
import { ErrorNote, Loading } from '../../../parts/states.tsx';
import { drawnOf, type Terms, useMigration } from '../publish/migration.ts';
import { Places } from '../publish/people.tsx';
import { fates, placesOf } from '../publish/places.ts';
import { journeyPath } from '../stored.ts';

interface MoveProps {
  journey: JourneyShown;
  names: Names;
  /** From where. */
  version: number;
  onMoved(): void;
  onClose(): void;
}

export function MoveDialog({ journey, names, version, onMoved, onClose }: MoveProps) {
  const text = useText();
  const { number } = useFormats();
  const newest = journey.version ?? 0;
  const [terms, setTerms] = useState<Terms>({ people: 'move', mapping: {} });
  const [error, setError] = useState<ApiError>();
  const migration = useMigration(journey.id, newest, terms.mapping);
  const shown = useLoad<VersionShown>(`${journeyPath(journey.id)}/version?version=${newest}`);
  const to = useMemo(() => shown.data && drawnOf(shown.data), [shown.data]);
  const places = to && migration.standing && placesOf(onlyOn(version, migration.standing), to);
  const { moving, ending } = fates(places ?? []);
  const n = moving + ending;
  const said = { n: number(moving), ending: number(ending), version: newest };
  const move = async () => {
    try {
      await api.post(`${journeyPath(journey.id)}/move`, { from: version, mapping: terms.mapping });
      announce(text(ending > 0 ? HISTORY.movedEnding : HISTORY.moved, { ...said, n: moving }));
      onMoved();
      onClose();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    }
  };
  const failed = error ?? migration.error ?? shown.error;
  return (
    <Dialog
      title={text(HISTORY.moveTitle, { old: version, n: newest })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(COMMON.cancel)}</Button>
          <Button look="primary" disabled={n === 0} onClick={move}>
            {text(ending > 0 ? HISTORY.moveDoEnding : HISTORY.moveDo, said)}
          </Button>
        </>
      }
    >
      <div class="publish">
        {failed && <ErrorNote error={failed} retry={migration.look} />}
        {places && to ? (
          <Places {...{ places, to, names, terms }} onTerms={setTerms} />
        ) : (
          !failed && <Loading />
        )}
      </div>
    </Dialog>
  );
}

const onlyOn = <S extends { nodes: { version: number }[] }>(version: number, standing: S): S => ({
  ...standing,
  nodes: standing.nodes.filter((node) => node.version === version),
});
