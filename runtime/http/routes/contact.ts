import Type from 'typebox';
import { isZone } from '../../condition/dates.ts';
import { dropRules, loadRules, saveRules } from '../../store/contacts.ts';
import type { Db } from '../../store/index.ts';
import { runtimeValues, saveRuntimeValues } from '../../store/settings.ts';
import { peopleBlocked } from '../../store/views/blocked.ts';
import { siteShown } from '../../store/views/sites.ts';
import {
  ContactRules,
  RuntimeSettings,
  RuntimeSettingsWritten,
  SiteContact,
} from '../../wire/api/contact.ts';
import { PersonBlocked } from '../../wire/api/people.ts';
import { page } from '../../wire/api/shared.ts';
import { hashText } from '../../wire/bands.ts';
import { asked, closed, paged, paging, Searched } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Passed, type Room, route } from '../route.ts';

const BlockedQuery = Type.Object(
  { ...paging, q: Searched('Part of a name, or how an identifier starts.') },
  closed,
);

const settings = route(
  {
    method: 'get',
    path: '/api/settings',
    summary: 'How long traces are kept, and the rules of contact of sites that have none of their own',
    who: 'admin',
    answer: RuntimeSettings,
  },
  async ({ store }, { header }) => tagged(await settingsIn(store.read), header),
);

const put = route(
  {
    method: 'put',
    path: '/api/settings',
    summary: 'Changes what is given; with If-Match only if nobody changed anything meanwhile',
    who: 'admin',
    body: RuntimeSettingsWritten,
    answer: RuntimeSettings,
    problems: { 409: 'settings-conflict' },
  },
  async (room, { body: { traceDays, contact }, ifMatch, header }) => {
    if (contact) refuseZone(contact);
    const now = room.world.now();
    await room.store.write(async (db) => {
      refuseStale(ifMatch, await settingsIn(db));
      if (traceDays !== undefined) await saveRuntimeValues(db, { traceDays }, now);
      if (contact) await saveRules(db, '', contact, now);
    });
    await room.advance.refresh();
    return tagged(await settingsIn(room.store.read), header);
  },
);

const site = route(
  {
    method: 'get',
    path: '/api/sites/{id}/contact',
    summary: 'The rules of contact that hold at a site',
    who: 'admin',
    answer: SiteContact,
  },
  async (room, { id, header }) => tagged(await siteRules(room, id), header),
);

const putSite = route(
  {
    method: 'put',
    path: '/api/sites/{id}/contact',
    summary: 'Gives a site rules of contact of its own; with If-Match only if nobody changed them meanwhile',
    who: 'admin',
    body: ContactRules,
    answer: SiteContact,
    problems: { 409: 'settings-conflict' },
  },
  async (room, { id, body, ifMatch, header }) => {
    refuseZone(body);
    found('site', await siteShown(room.store.read, id));
    await room.store.write(async (db) => {
      refuseStale(ifMatch, await rulesIn(db, id));
      await saveRules(db, id, body, room.world.now());
    });
    await room.advance.refresh();
    return tagged(await siteRules(room, id), header);
  },
);

const dropSite = route(
  {
    method: 'delete',
    path: '/api/sites/{id}/contact',
    summary: 'Lets the rules of all sites hold at a site again',
    who: 'admin',
    answer: SiteContact,
  },
  async (room, { id }) => {
    await room.store.write((db) => dropRules(db, id));
    await room.advance.refresh();
    return siteRules(room, id);
  },
);

const blocked = route(
  {
    method: 'get',
    path: '/api/blocked',
    summary: 'The block list, last come first',
    who: 'admin',
    query: BlockedQuery,
    answer: page(PersonBlocked),
  },
  async ({ store }, { viewer, query }) => paged(await peopleBlocked(store.read, viewer, asked(query))),
);

export const contactRoutes = [settings, put, site, putSite, dropSite, blocked];

async function settingsIn(db: Db): Promise<RuntimeSettings> {
  const { traceDays } = await runtimeValues(db);
  const contact = (await loadRules(db)).get('') as ContactRules;
  return { revision: revisionOf({ traceDays, contact }), traceDays, contact };
}

async function siteRules({ store }: Room, id: string): Promise<SiteContact> {
  found('site', await siteShown(store.read, id));
  return rulesIn(store.read, id);
}

async function rulesIn(db: Db, site: string): Promise<SiteContact> {
  const all = await loadRules(db);
  const own = all.has(site);
  const rules = (all.get(site) ?? all.get('')) as ContactRules;
  return { revision: revisionOf({ own, rules }), own, rules };
}

/** Settings that say the same are the same, whoever wrote them. */
const revisionOf = (settings: object): string => hashText(JSON.stringify(settings));

/** The revision is also the ETag, in quotes. */
function tagged<T extends { revision: string }>(shown: T, header: Passed['header']): T {
  header('etag', `"${shown.revision}"`);
  return shown;
}

/** Both sides: what was sent is the caller's, what is stored travels in `current`. */
function refuseStale(ifMatch: string | undefined, current: { revision: string }): void {
  if (ifMatch === undefined || ifMatch === `"${current.revision}"`) return;
  const detail =
    'Somebody saved other settings meanwhile. Choose between yours and "current", then save over its revision.';
  throw new ProblemError(409, 'settings-conflict', detail, { current });
}

function refuseZone({ zone }: ContactRules): void {
  if (isZone(zone)) return;
  throw new ProblemError(400, 'invalid', `"zone" is "${zone}". Use a zone such as Asia/Shanghai.`, {
    field: 'zone',
  });
}
