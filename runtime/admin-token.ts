/** The administrator's token: as given, as kept from last time, or made and kept. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newToken } from './http/token.ts';

export interface AdminToken {
  token: string;
  /** Made just now: the one time that it is printed. */
  made: boolean;
  /** File that keeps it; nothing where the environment gave it. */
  file?: string;
}

export async function adminTokenOf(given: string | undefined, data: string): Promise<AdminToken> {
  if (given !== undefined) return { token: given, made: false };
  const file = path.join(data, 'admin-token');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '') return { token: kept, made: false, file };
  const token = newToken('dogear_');
  await mkdir(data, { recursive: true });
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return { token, made: true, file };
}
