/** What can be done with a segment: a journey from it, another condition, and letting it go. */
import { useState } from 'preact/hooks';
import type { SegmentShown, SegmentUse } from '../../runtime/wire/api/segments.ts';
import { type ApiError, api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { announce } from '../parts/notices.tsx';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { navigate, setQuery } from '../router.tsx';
import { segmentPath } from './segment-address.ts';
import { Uses } from './segment-uses.tsx';

export function Actions({ segment }: { segment: SegmentShown }) {
  const text = useText();
  const [holding, hold] = useState<SegmentUse[]>();
  const [error, setError] = useState<ApiError>();
  const [busy, wait] = useState(false);
  const { id, name } = segment;
  const edit = () => setQuery({ edit: '1' });
  const begin = async () => {
    wait(true);
    const { beginJourney } = await import('./begin-journey.ts');
    const title = text(SEGMENTS.journeyName, { name }).slice(0, 120);
    await beginJourney(title, 'entry-segment', { segment: id }).then(
      (journey) => navigate(`/journeys/${journey}`),
      ({ code }) => announce(text(SEGMENTS.beginFailed, { code })),
    );
    wait(false);
  };
  const drop = () =>
    dropSegment(segment).then(
      () => {
        announce(text(SEGMENTS.dropped, { name }), () => bringBack(segment));
        navigate('/segments');
      },
      (reason: ApiError) => {
        if (reason.code === 'segment-used') hold((reason.body as { usedBy: SegmentUse[] }).usedBy);
        else setError(reason);
      },
    );
  useShortcuts([{ keys: 'e', title: SEGMENTS.edit, run: edit }]);
  return (
    <>
      <Button look="quiet" onClick={drop}>
        {text(SEGMENTS.drop)}
      </Button>
      <Button onClick={edit}>{text(SEGMENTS.edit)}</Button>
      <Button look="primary" busy={busy} onClick={begin}>
        {text(SEGMENTS.begin)}
      </Button>
      {error && <ErrorNote error={error} />}
      <Dialog
        title={text(SEGMENTS.inUse, { name })}
        open={holding !== undefined}
        onClose={() => hold(undefined)}
      >
        <p>{text(SEGMENTS.inUseHelp)}</p>
        <Uses usedBy={holding ?? []} />
      </Dialog>
    </>
  );
}

const dropSegment = ({ id }: SegmentShown): Promise<unknown> => api.drop(segmentPath(id));

/** Under its id, so that whoever named it names it again. */
async function bringBack({ id, name, condition }: SegmentShown): Promise<void> {
  await api.put(segmentPath(id), { name, condition });
  navigate(`/segments/${id}`);
}
