import { isZone } from '../../condition/dates.ts';
import { dropRules, loadRules, saveRules } from '../../store/contacts.ts';
import { runtimeValues, saveRuntimeValues } from '../../store/settings.ts';
import { siteShown } from '../../store/views/sites.ts';
import {
  ContactRules,
  RuntimeSettings,
  RuntimeSettingsWritten,
  SiteContact,
} from '../../wire/api/contact.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';

const settings = route(
  {
    method: 'get',
    path: '/api/settings',
    summary: 'How long traces are kept, and the rules of contact of sites that have none of their own',
    who: 'admin',
    answer: RuntimeSettings,
  },
  settingsOf,
);

const put = route(
  {
    method: 'put',
    path: '/api/settings',
    summary: 'Changes what is given',
    who: 'admin',
    body: RuntimeSettingsWritten,
    answer: RuntimeSettings,
  },
  async (room, { body: { traceDays, contact } }) => {
    if (contact) refuseZone(contact);
    const now = room.world.now();
    await room.store.write(async (db) => {
      if (traceDays !== undefined) await saveRuntimeValues(db, { traceDays }, now);
      if (contact) await saveRules(db, '', contact, now);
    });
    await room.advance.refresh();
    return settingsOf(room);
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
  (room, { id }) => siteRules(room, id),
);

const putSite = route(
  {
    method: 'put',
    path: '/api/sites/{id}/contact',
    summary: 'Gives a site rules of contact of its own',
    who: 'admin',
    body: ContactRules,
    answer: SiteContact,
  },
  async (room, { id, body }) => {
    refuseZone(body);
    found('site', await siteShown(room.store.read, id));
    await room.store.write((db) => saveRules(db, id, body, room.world.now()));
    await room.advance.refresh();
    return siteRules(room, id);
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

export const contactRoutes = [settings, put, site, putSite, dropSite];

async function settingsOf({ store }: Room): Promise<RuntimeSettings> {
  const { traceDays } = await runtimeValues(store.read);
  const rules = await loadRules(store.read);
  return { traceDays, contact: rules.get('') as ContactRules };
}

async function siteRules({ store }: Room, id: string): Promise<SiteContact> {
  found('site', await siteShown(store.read, id));
  const rules = await loadRules(store.read);
  return { own: rules.has(id), rules: (rules.get(id) ?? rules.get('')) as ContactRules };
}

function refuseZone({ zone }: ContactRules): void {
  if (isZone(zone)) return;
  throw new ProblemError(400, 'invalid', `"zone" is "${zone}". Use a zone such as Asia/Shanghai.`, {
    field: 'zone',
  });
}
