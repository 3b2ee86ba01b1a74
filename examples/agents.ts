/** The agents of a scene have worked off a part of their tasks. */
import type { Outcome, TaskShown } from '../runtime/wire/api/tasks.ts';
import { chanceFrom } from './chance.ts';
import type { Client } from './client.ts';
import { MADE } from './readers.ts';

const OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ['interested', 5],
  ['appointment', 4],
  ['sold', 1],
  ['not-now', 4],
  ['not-interested', 2],
  ['unreachable', 3],
];

/** Every task about a made reader that is on offer is completed, declined, accepted or left. */
export async function workOff(client: Client, seed = 7): Promise<void> {
  const chance = chanceFrom(seed);
  const tasks = await client.all<TaskShown>('/tasks');
  for (const { id } of tasks.filter((task) => task.state === 'offered' && isMade(task))) {
    const move = (name: string, body: object = {}) => client.api('POST', `/tasks/${id}/${name}`, body);
    const work = chance.choose([
      ['complete', 6],
      ['accept', 1],
      ['decline', 1],
      ['leave', 3],
    ] as const);
    if (work === 'decline') await move('decline', { note: '客户住在外地，建议转给同城的同事' });
    if (work === 'accept' || work === 'complete') await move('accept');
    if (work !== 'complete') continue;
    await move('contact');
    await move('complete', { outcome: chance.choose(OUTCOMES) });
  }
}

const isMade = ({ person }: TaskShown): boolean =>
  person.identifiers.some(({ kind, value }) => kind === 'user' && value.startsWith(MADE));
