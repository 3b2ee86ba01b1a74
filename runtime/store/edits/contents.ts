/** Contents as operators write them: before anybody read them, and what they are about. */

import type { ContentWritten } from '../../wire/api/contents.ts';
import type { Db } from '../index.ts';
import type { ContentRow } from '../tables.ts';

/** `false` if the site has a content of this key. */
export async function addContent(db: Db, content: ContentRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('contents')
    .values(content)
    .onConflict((conflict) => conflict.columns(['siteId', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes what is given. `false` if there is no such content. */
export async function changeContent(
  db: Db,
  id: string,
  { url, title, topics, stage }: Omit<ContentWritten, 'site' | 'key'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('contents')
    .set({
      id,
      ...(url === undefined ? {} : { url }),
      ...(title === undefined ? {} : { title }),
      ...(topics === undefined ? {} : { topicsJson: JSON.stringify(topics) }),
      ...(stage === undefined ? {} : { stage }),
    })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
