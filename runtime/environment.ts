/** What the environment says, checked. */
import path from 'node:path';

export interface Settings {
  port: number;
  host: string;
  /** Of a PostgreSQL; without it SQLite in `data`. */
  url: string | undefined;
  /** Folder of what the runtime keeps. */
  data: string;
  adminToken: string | undefined;
  /** Whether the example scene is installed. */
  demo: boolean;
  /** In which a proxy in front says where readers are; in lower case. */
  regionHeader: string | undefined;
}

/** Names the variable, what it said and what would do. */
export class SettingsError extends Error {}

export function settingsOf(env: Record<string, string | undefined>): Settings {
  return {
    port: portOf(env.DOGEAR_PORT || '8787'),
    host: env.DOGEAR_HOST || '127.0.0.1',
    url: urlOf(env.DATABASE_URL),
    data: path.resolve(env.DOGEAR_DATA || './data'),
    adminToken: tokenOf(env.DOGEAR_ADMIN_TOKEN),
    demo: demoOf(env.DOGEAR_DEMO),
    regionHeader: headerOf(env.DOGEAR_REGION_HEADER),
  };
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new SettingsError(`DOGEAR_PORT is "${text}". Give a port from 0 to 65535; 0 takes a free one.`);
}

function urlOf(text: string | undefined): string | undefined {
  if (!text || /^postgres(?:ql)?:\/\//.test(text)) return text || undefined;
  throw new SettingsError(
    'DATABASE_URL does not begin with postgres://. Give the address of a PostgreSQL, or leave it out for SQLite.',
  );
}

function tokenOf(text: string | undefined): string | undefined {
  if (!text || /^[!-~]{16,200}$/.test(text)) return text || undefined;
  throw new SettingsError(
    'DOGEAR_ADMIN_TOKEN must have 16 to 200 visible ASCII characters. Leave it out, and one is made.',
  );
}

function demoOf(text: string | undefined): boolean {
  if (!text || text === '0' || text === '1') return text === '1';
  throw new SettingsError(`DOGEAR_DEMO is "${text}". Give 1 for the example scene, 0 or nothing for none.`);
}

function headerOf(text: string | undefined): string | undefined {
  if (!text || /^[0-9A-Za-z-]{1,64}$/.test(text)) return text?.toLowerCase() || undefined;
  throw new SettingsError(
    `DOGEAR_REGION_HEADER is "${text}". Give the name of a header, such as X-Region, that the proxy in front sets on every request.`,
  );
}
