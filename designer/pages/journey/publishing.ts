/** Publishing, pausing and resuming. What keeps a draft from being published opens the list of faults. */
import { useState } from 'preact/hooks';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { ApiError, api } from '../../api.ts';
import { adviceOn } from '../../i18n/advice.ts';
import { type Text, useText, type Values } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { announce } from '../../parts/notices.tsx';
import { journeyPath } from './stored.ts';
import type { EditorHandle } from './use-editor.ts';

export interface Publishing {
  busy: 'publish' | 'pause' | 'resume' | undefined;
  publish(): void;
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
    publish: doing('publish', async () => {
      if (faulty) return void onFaulty();
      const { state } = await flush();
      if (state !== 'saved') return undefined;
      const { version } = await publishing(id, onFaulty);
      if (version === undefined) return undefined;
      setJourney(await api.get<JourneyShown>(journeyPath(id)));
      return [EDITOR.published, { version }];
    }),
    pause: doing('pause', () => turn('pause', EDITOR.paused)),
    resume: doing('resume', () => turn('resume', EDITOR.resumed)),
  };
}

async function publishing(id: string, onFaulty: () => void): Promise<{ version?: number }> {
  try {
    return await api.post<{ version: number }>(`${journeyPath(id)}/publish`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'journey-faulty') throw error;
    onFaulty();
    return {};
  }
}

function announceError(error: unknown, text: (text: Text) => string): void {
  if (!(error instanceof ApiError)) throw error;
  const { what, next } = adviceOn(error);
  announce(`${text(what)} ${text(next)}`);
}
