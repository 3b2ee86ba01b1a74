import { personOf, type Sender, type Work } from './work.ts';

/** When the person was first and last seen, and where: every message tells, a duplicate too, so that no order shows. */
export function seen(work: Work, sender: Sender): void {
  const person = personOf(work, sender);
  const { zone = null, language = null } = sender.job.envelope;
  let latest = 0;
  for (const { message } of sender.messages) {
    const { at } = message;
    latest = Math.max(latest, at);
    person.firstSeen = Math.min(person.firstSeen, 'startedAt' in message ? message.startedAt : at);
  }
  if (latest > person.lastSeen) Object.assign(person, { zone, language });
  if (latest === person.lastSeen) {
    person.zone = greater(person.zone, zone);
    person.language = greater(person.language, language);
  }
  person.lastSeen = Math.max(person.lastSeen, latest);
}

const greater = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);
