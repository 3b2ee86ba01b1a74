/** The SDK's builds, kept for as long as the store. */
import type { Db } from '../index.ts';
import type { SdkFileRow } from '../tables.ts';

/** Keeps the files that are not kept yet; `files` is not empty. About 100 KB a build. */
export async function keepSdkFiles(db: Db, files: readonly SdkFileRow[]): Promise<void> {
  await db
    .insertInto('sdkFiles')
    .values(files)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
