/**
 * Serves the trackers' files and collects what they send, on the bench's own server; nothing leaves the machine.
 *
 *     await installTrackers();
 *     const desk = new TrackerDesk();
 *     page(`<head>${desk.tags('posthog', 'visit-1')}</head>…`);
 *     createServer((request, response) => desk.serves(request, response) || …);
 *     desk.told('posthog', 'visit-1');
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { plausible } from './plausible.ts';
import { posthog } from './posthog.ts';
import { sensors } from './sensors.ts';
import { snowplow } from './snowplow.ts';
import type { Told, Tracker } from './tracker.ts';

const TRACKERS = { plausible, posthog, snowplow, sensors } satisfies Record<string, Tracker>;
export type TrackerName = keyof typeof TRACKERS;
export const TRACKER_NAMES = Object.keys(TRACKERS) as TrackerName[];

const HERE = import.meta.dirname;
const LOCK = '.package-lock.json';
const PREFIX = '/trackers/';
const FRESH = { 'cache-control': 'no-store' };

/** Fetches the versions of the lock file beside this one, unless they are there. */
export async function installTrackers(): Promise<void> {
  const wanted = JSON.parse(readFileSync(path.join(HERE, 'package.json'), 'utf8')).dependencies;
  const there = (name: string) => {
    const file = path.join(HERE, 'node_modules', name, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === wanted[name];
  };
  if (existsSync(path.join(HERE, 'node_modules', LOCK)) && Object.keys(wanted).every(there)) return;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  await promisify(execFile)('npm', ['ci', ...quiet], { cwd: HERE });
}

export class TrackerDesk {
  private readonly heard = new Map<string, Told[]>();
  /** Requests that were not understood. */
  readonly faults: unknown[] = [];

  /** What a page says to load this tracker; what it tells is filed under `visit` (a part of an address). */
  tags(name: TrackerName, visit: string): string {
    return TRACKERS[name].tags(`${PREFIX}${name}/${visit}`);
  }

  /** All that the tracker told of this visit, in order. */
  told(name: TrackerName, visit: string): Told[] {
    return this.heard.get(`${name}/${visit}`) ?? [];
  }

  forget(visit: string): void {
    for (const name of TRACKER_NAMES) this.heard.delete(`${name}/${visit}`);
  }

  /** Answers the request if it is a tracker's; false if it is none. */
  serves(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
    if (!pathname.startsWith(PREFIX)) return false;
    const [name = '', file = ''] = pathname.slice(PREFIX.length).split('/');
    const tracker = (TRACKERS as Record<string, Tracker>)[name];
    const source = tracker?.files[file];
    if (!tracker) response.writeHead(404).end();
    else if (source) serveFile(tracker, source, response);
    else void this.collect(tracker, file, request, searchParams, response);
    return true;
  }

  private async collect(
    tracker: Tracker,
    visit: string,
    request: IncomingMessage,
    query: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    response.writeHead(200, { ...FRESH, 'content-type': 'application/json' }).end(tracker.answer ?? '{}');
    const slot = `${tracker.name}/${visit}`;
    const known = this.heard.get(slot) ?? [];
    this.heard.set(slot, known);
    if (request.method === 'POST') known.push(...this.read(tracker, Buffer.concat(parts).toString(), query));
  }

  private read(tracker: Tracker, body: string, query: URLSearchParams): Told[] {
    try {
      return tracker.read(body, query);
    } catch (error) {
      this.faults.push({ tracker: tracker.name, body: body.slice(0, 200), error });
      return [];
    }
  }
}

function serveFile({ mend }: Tracker, source: string, response: ServerResponse): void {
  const script = readFileSync(path.join(HERE, 'node_modules', source), 'utf8');
  const body = mend ? mend(script) : script;
  response.writeHead(200, { ...FRESH, 'content-type': 'text/javascript' }).end(body);
}
