/** Keeps a list fresh without moving what is being looked at. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { api, type Loaded } from '../api.ts';
import { useObserved } from '../parts/observed.ts';
import { outbox } from './outbox.ts';

/** How often the page asks in the background, in ms. */
const EVERY = 30_000;

interface Dated {
  id: string;
  updatedAt: number;
}

/**
 * True once the runtime has something else than what is shown: while somebody looks, changes are only announced.
 * Coming back to the page or to the network loads at once, and so does a kept move that went out.
 */
export function useFresh<T extends Dated>(path: string, { data, reload }: Loaded<Page<T>>): boolean {
  const [newest, setNewest] = useState<string>();
  useEffect(() => setNewest(undefined), [data]);
  useEffect(() => {
    const ask = () => api.get<Page<T>>(path).then(({ items }) => setNewest(namesOf(items)), noAnswer);
    const timer = setInterval(() => document.hidden || ask(), EVERY);
    return () => clearInterval(timer);
  }, [path]);
  useReturn(reload);
  useSent(reload);
  return newest !== undefined && data !== undefined && newest !== namesOf(data.items);
}

/** The banner says that there is no network; the next round asks again. */
const noAnswer = () => undefined;

/** What tells one state of a list from another. */
const namesOf = (items: readonly Dated[]) => items.map(({ id, updatedAt }) => `${id}@${updatedAt}`).join();

/** Calls when the page comes into sight again, or the network is back. */
export function useReturn(act: () => void): void {
  useEffect(() => {
    const back = () => document.hidden || act();
    document.addEventListener('visibilitychange', back);
    addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      removeEventListener('online', back);
    };
  }, [act]);
}

function useSent(act: () => void): void {
  const waiting = useObserved(outbox).length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) act();
    before.current = waiting;
  }, [waiting, act]);
}
