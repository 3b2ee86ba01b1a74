import { lastOf, lastRegion, lastZone } from '../store/persons.ts';
import { personOf, type Sender, type Work } from './work.ts';

/** When the person was first and last seen, and where: every message tells, a duplicate too, so that no order shows. */
export function seen(work: Work, sender: Sender): void {
  const person = personOf(work, sender);
  const { envelope, region } = sender.job;
  const { zone, language } = envelope;
  let lastSeen = 0;
  for (const { message } of sender.messages) {
    const { at } = message;
    lastSeen = Math.max(lastSeen, at);
    person.firstSeen = Math.min(person.firstSeen, 'startedAt' in message ? message.startedAt : at);
  }
  Object.assign(person, lastOf(person, { lastSeen, language: language || null }));
  if (zone) Object.assign(person, lastZone(person, { zone, zoneAt: lastSeen }));
  if (region !== undefined) Object.assign(person, lastRegion(person, { region, regionAt: lastSeen }));
}
