/** Files become drafts, and versions if asked: none of them where one could not be published. */
import { writeFileSync } from 'node:fs';
import { call, problemLines, Refused } from './call.mjs';
import { checked, json, read, told } from './files.mjs';

export async function push(options, files) {
  const journeys = read(files);
  if (options.publish) await refuseFaulty(options, journeys);
  for (const { file, journey } of journeys) {
    const id = await saved(options, file, journey);
    if (options.publish) await published(options, file, id);
    else console.log(`${file}: saved as the draft of ${id}`);
  }
}

/** What cannot be published must not replace a draft that can: every file is looked at before the first is saved. */
async function refuseFaulty(options, journeys) {
  const lines = [];
  for (const { file, journey } of journeys) lines.push(...(await reasonsAgainst(options, file, journey)));
  if (lines.length === 0) return;
  lines.push(
    'Nothing was saved or published: drafts, versions and files are as they were. Mend what is named and push again, or save it as a draft without --publish.',
  );
  throw new Refused(lines.join('\n'));
}

async function reasonsAgainst(options, file, journey) {
  const found = await call(options, 'POST', '/api/journeys/check', checked(journey), file);
  const faults = found.faults.some(({ level }) => level === 'fault') ? found.faults : [];
  const scenarios = options.override ? [] : found.scenarios.filter(({ missed }) => missed.length > 0);
  const known = await stored(options, file, journey);
  const archived = known?.archivedAt ? [`${file}: journey-archived: Restore ${told(known)} first.`] : [];
  return [...archived, ...problemLines({ faults, scenarios }, file)];
}

async function published(options, file, id) {
  const people = options.move ? 'move' : 'stay';
  const body = { people, ...(options.override && { override: options.override }) };
  try {
    const { version } = await call(options, 'POST', `/api/journeys/${id}/publish`, body, file);
    console.log(`${file}: published as version ${version} of ${id}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const state = `${file}: saved as the draft of ${id}, but not published; what was live still is.`;
    throw new Refused(`${error.message}\n${state}`, error.code);
  }
}

/** The journey that the file names, on the list or archived. */
async function stored(options, file, { id }) {
  if (id === undefined) return undefined;
  return call(options, 'GET', `/api/journeys/${encodeURIComponent(id)}`, undefined, file).catch((error) => {
    if (error.status === 404) return undefined;
    throw error;
  });
}

/** Saves over whatever is stored: the file is the source. A journey that is not there yet gets an id, which the file then names. */
async function saved(options, file, journey) {
  const { name, draft, layout, scenarios } = journey;
  const known = await stored(options, file, journey);
  const id = known?.id ?? (await call(options, 'POST', '/api/journeys', { name, draft, layout }, file)).id;
  if (known) {
    const headers = { 'if-match': `"${known.revision}"` };
    await call(options, 'PUT', `/api/journeys/${id}/draft`, { name, draft, layout }, file, headers);
  } else {
    writeFileSync(file, json({ ...journey, id }));
  }
  await call(options, 'PUT', `/api/journeys/${id}/scenarios`, { scenarios }, file);
  return id;
}
