/** A journey goes off the list, and comes back: whoever is under way is counted before anything happens. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JourneyListed, JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { api } from '../../api.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { ARCHIVING } from '../../i18n/words/archiving.ts';
import { COMMON } from '../../i18n/words/common.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { announce } from '../../parts/notices.tsx';
import { announceError } from './publishing.ts';
import { journeyPath } from './stored.ts';

type Named = Pick<JourneyListed, 'id' | 'name'>;

interface Archiving {
  /** Asks first where people are under way. */
  archive(journey: Named): void;
  restore(journey: Named): void;
  /** The question, while it is asked. */
  question: ComponentChildren;
}

/** `onChanged` gets the journey as it stands since. */
export function useArchiving(onChanged: (journey: JourneyShown) => void): Archiving {
  const text = useText();
  const [asked, ask] = useState<JourneyShown>();
  const post = ({ id }: Named, move: string) => api.post<JourneyShown>(`${journeyPath(id)}/${move}`);
  const failing = (work: Promise<void>) => void work.catch((error) => announceError(error, text));
  const takeBack = async (journey: JourneyShown) => {
    const restored = await post(journey, 'restore');
    onChanged(journey.state === 'live' ? await post(journey, 'resume') : restored);
  };
  const archive = async (journey: JourneyShown) => {
    ask(undefined);
    onChanged(await post(journey, 'archive'));
    announce(text(ARCHIVING.done, { name: journey.name }), () => failing(takeBack(journey)));
  };
  const begin = async ({ id }: Named) => {
    const journey = await api.get<JourneyShown>(journeyPath(id));
    if (journey.active > 0) ask(journey);
    else await archive(journey);
  };
  const restore = async (journey: Named) => {
    const restored = await post(journey, 'restore');
    onChanged(restored);
    const said = restored.version === null ? ARCHIVING.draftRestored : ARCHIVING.restored;
    announce(text(said, { name: journey.name }));
  };
  return {
    archive: (journey) => failing(begin(journey)),
    restore: (journey) => failing(restore(journey)),
    question: asked && (
      <Question journey={asked} onArchive={() => failing(archive(asked))} onClose={() => ask(undefined)} />
    ),
  };
}

interface QuestionProps {
  journey: JourneyShown;
  onArchive(): void;
  onClose(): void;
}

function Question({ journey: { name, active }, onArchive, onClose }: QuestionProps) {
  const text = useText();
  const { number } = useFormats();
  return (
    <Dialog
      title={text(ARCHIVING.title, { name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(COMMON.cancel)}</Button>
          <Button look="primary" autofocus onClick={onArchive}>
            {text(ARCHIVING.archive)}
          </Button>
        </>
      }
    >
      <p>{text(ARCHIVING.people, { n: number(active) })}</p>
      <p class="faint">{text(ARCHIVING.kept)}</p>
    </Dialog>
  );
}
