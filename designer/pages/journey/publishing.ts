/** Publishing, pausing and resuming. What keeps a draft from being published opens the list of faults. */

import { useState } from 'preact/hooks';
import { together } from '../../../runtime/condition/together.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { PublishAsked } from '../../../runtime/wire/api/versions.ts';
import { ApiError, api } from '../../api.ts';
import { adviceOn } from '../../i18n/advice.ts';
import { type Text, useText, type Values } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { announce } from '../../parts/notices.tsx';
import { journeyPath } from './stored.ts';
import type { EditorHandle } from './use-editor.ts';

export interface Publishing {
  busy: 'publish' | 'pause' | 'resume' | undefined;
  /** Saves the draft, then shows what publishing it would do. */
  review(): void;
  /** The dialog that shows it is open; likewise the one before a paused journey goes on. */
  reviewing: boolean;
  reviewResume(): void;
  resuming: boolean;
  leave(): void;
  /** Publishes; gives the error if the runtime refused. */
  publish(asked: PublishAsked): Promise<ApiError | undefined>;
  pause(): void;
  resume(): void;
}

export function usePublishing(
  { journey: { id }, flush, setJourney }: EditorHandle,
  faulty: boolean,
  onFaulty: () => void,
): Publishing {
  const text = useText();
  const [busy, setBusy] = useState<Publishing['busy']>();
  const [shown, show] = useState<'publish' | 'resume'>();
  const leave = () => show(undefined);
  const doing =
    (what: NonNullable<Publishing['busy']>, work: () => Promise<[Text, Values?] | undefined>) => () => {
      setBusy(what);
      work()
        .then(
          (said) => said && announce(text(...said)),
          (error) => announceError(error, text),
        )
        .finally(() => setBusy(undefined));
    };
  const turn = async (move: 'pause' | 'resume', said: Text): Promise<[Text]> => {
    setJourney(await api.post<JourneyShown>(`${journeyPath(id)}/${move}`));
    return [said];
  };
  return {
    busy,
    review: doing('publish', async () => {
      if (faulty) return void onFaulty();
      const { state } = await flush();
      show(state === 'saved' ? 'publish' : undefined);
      return undefined;
    }),
    reviewing: shown === 'publish',
    reviewResume: () => show('resume'),
    resuming: shown === 'resume',
    leave,
    publish: async (asked) => {
      const published = await publishVersion(id, asked);
      if (published instanceof ApiError) return published;
      setJourney(published.journey);
      leave();
      announce(text(EDITOR.published, { version: published.version }));
      return undefined;
    },
    pause: doing('pause', () => turn('pause', EDITOR.paused)),
    resume: doing('resume', () => {
      leave();
      return turn('resume', EDITOR.resumed);
    }),
  };
}

interface Published {
  version: number;
  /** As it stands since. */
  journey: JourneyShown;
}

export async function publishVersion(id: string, asked: PublishAsked): Promise<Published | ApiError> {
  try {
    const { version } = await api.post<{ version: number }>(`${journeyPath(id)}/publish`, asked);
    return { version, journey: await api.get<JourneyShown>(journeyPath(id)) };
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

export function announceError(error: unknown, text: (text: Text) => string): void {
  if (!(error instanceof ApiError)) throw error;
  const { what, next } = adviceOn(error);
  announce(together(text(what), ` ${text(next)}`));
}
