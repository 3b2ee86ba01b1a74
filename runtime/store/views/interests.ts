/** What a person cares about: the topics of what they read, weighted by attention. */
import type { Db } from '../index.ts';

export interface Interest {
  topic: string;
  /** 0 to 1; shares add up to 1. */
  share: number;
}

/** A content's engaged time is divided evenly among its topics, so that attention adds up. */
export function interests(contents: readonly { topics: readonly string[]; engaged: number }[]): Interest[] {
  const time = new Map<string, number>();
  for (const { topics, engaged } of contents) {
    for (const topic of topics) time.set(topic, (time.get(topic) ?? 0) + engaged / topics.length);
  }
  const total = [...time.values()].reduce((sum, ms) => sum + ms, 0);
  if (total === 0) return [];
  return [...time]
    .map(([topic, ms]) => ({ topic, share: ms / total }))
    .sort((a, b) => b.share - a.share || (a.topic < b.topic ? -1 : 1));
}

export async function interestsOf(db: Db, personId: string): Promise<Interest[]> {
  const rows = await db
    .selectFrom('personContents')
    .innerJoin('contents', 'contents.id', 'personContents.contentId')
    .select(['contents.topicsJson', 'personContents.engaged'])
    .where('personContents.personId', '=', personId)
    .execute();
  return interests(
    rows.map(({ topicsJson, engaged }) => ({ topics: JSON.parse(topicsJson) as string[], engaged })),
  );
}
