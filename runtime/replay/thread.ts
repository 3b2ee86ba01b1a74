/** A thread of its own for one replay, so that what readers send is not kept waiting. It only reads. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore, type StoreOptions } from '../store/index.ts';
import { mapFile } from '../store/sqlite.ts';
import { peopleCount, type ReplayAsked, type Replayed, replay } from './walk.ts';

export interface ThreadData {
  open: Pick<StoreOptions, 'url' | 'file'>;
  asked: ReplayAsked;
}

export type ThreadNews = { done: number; total: number } | { result: Replayed };

const { open, asked } = workerData as ThreadData;
const tell = (news: ThreadNews) => parentPort?.postMessage(news);

const store = await openStore(open);
if (store.dialect === 'sqlite') await mapFile(store.read);
const total = await peopleCount(store.read);
tell({ done: 0, total });
const result = await replay(store.read, asked, { progress: (done) => tell({ done, total }) });
tell({ result });
await store.close();
