import type { Db } from '../index.ts';

/** The script, if a build of this name was ever served. */
export async function sdkFileKept(db: Db, build: string, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sdkFiles')
    .select('script')
    .where('build', '=', build)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.script;
}
