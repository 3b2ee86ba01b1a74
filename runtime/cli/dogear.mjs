#!/usr/bin/env node
/**
 * `npx dogear journeys pull | push | validate | simulate | replay`: journeys as files, the same JSON as the api. No packages.
 * Exit codes: 0 well, 1 the runtime refused or a scenario failed, 2 the command was not understood or a file is faulty, 3 nobody answers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { call, faultLine, Refused } from './call.mjs';
import { checked, FORMAT, json, read, told } from './files.mjs';
import { push } from './push.mjs';

const HELP = `dogear journeys <command> [options]

  pull [name or id …]          writes each journey to <folder>/<id>.journey.json
  push <file …> [--publish]    saves each file as the draft; with --publish makes it the next version, and
                               saves none of them where one could not be published
  validate <file …>            what keeps the file from being published; nothing is saved
  simulate <file …>            runs the scenarios in the file; nothing is saved
  replay <file …>              walks recorded history through the saved draft (--days 30)

  --folder <folder>    journeys
  --url <address>      DOGEAR_URL, else http://127.0.0.1:8787
  --token <token>      DOGEAR_ADMIN_TOKEN
  --move               with --publish: people under way move to the new version
  --override <reason>  with --publish: in spite of scenarios that fail
  --days <n>           of recorded history, 30 if not given
`;

const OPTIONS = {
  folder: { type: 'string', default: 'journeys' },
  url: { type: 'string', default: process.env.DOGEAR_URL || 'http://127.0.0.1:8787' },
  token: { type: 'string', default: process.env.DOGEAR_ADMIN_TOKEN || '' },
  publish: { type: 'boolean', default: false },
  move: { type: 'boolean', default: false },
  override: { type: 'string' },
  days: { type: 'string', default: '30' },
  help: { type: 'boolean', default: false },
};

const COMMANDS = { pull, push, validate, simulate, replay };

async function main() {
  const { values, positionals } = argumentsGiven();
  const [room, name, ...rest] = positionals;
  if (values.help || room === undefined) return console.log(HELP);
  const command = room === 'journeys' && Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command) throw new Refused(`"${positionals.join(' ')}" is no command.\n\n${HELP}`, 2);
  await command(values, rest);
}

function argumentsGiven() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Refused(`${error.message}\n\n${HELP}`, 2);
  }
}

async function pull(options, wanted) {
  const listed = await everyJourney(options);
  const named = (journey) =>
    wanted.length === 0 || wanted.includes(journey.id) || wanted.includes(journey.name);
  const chosen = listed.filter(named);
  const missing = wanted.filter((word) => !listed.some(({ id, name }) => id === word || name === word));
  if (missing.length > 0) {
    throw new Refused(
      `There is no journey ${missing.join(', ')}. There are: ${listed.map(told).join(', ')}.`,
    );
  }
  mkdirSync(options.folder, { recursive: true });
  const schema = await call(options, 'GET', '/api/journeys.schema.json');
  writeFileSync(path.join(options.folder, 'journey.schema.json'), json(schema));
  for (const { id } of chosen) {
    const file = path.join(options.folder, `${id}.journey.json`);
    writeFileSync(file, json(await fileOf(options, id)));
    console.log(file);
  }
}

async function fileOf(options, id) {
  const { name, draft, layout } = await call(options, 'GET', `/api/journeys/${id}`);
  const { scenarios } = await call(options, 'GET', `/api/journeys/${id}/scenarios`);
  return { $schema: './journey.schema.json', format: FORMAT, id, name, draft, layout, scenarios };
}

async function everyJourney(options) {
  const all = [];
  for (let after = ''; after !== null; ) {
    const page = await call(options, 'GET', `/api/journeys?limit=200${after && `&after=${after}`}`);
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

async function validate(options, files) {
  let faulty = false;
  for (const { file, journey } of read(files)) {
    const { faults } = await call(options, 'POST', '/api/journeys/check', checked(journey), file);
    for (const fault of faults) console.log(faultLine(file, fault));
    faulty ||= faults.some(({ level }) => level === 'fault');
    if (faults.length === 0) console.log(`${file}: no faults`);
  }
  if (faulty) process.exitCode = 1;
}

async function simulate(options, files) {
  let failed = false;
  for (const { file, journey } of read(files)) {
    const { scenarios } = await call(options, 'POST', '/api/journeys/check', checked(journey), file);
    for (const { name, missed } of scenarios) {
      console.log(`${file}: ${missed.length === 0 ? 'holds' : 'FAILS'}: ${name}`);
      for (const one of missed) console.log(faultLine(file, one));
      failed ||= missed.length > 0;
    }
    if (scenarios.length === 0) console.log(`${file}: no scenarios`);
  }
  if (failed) process.exitCode = 1;
}

async function replay(options, files) {
  const days = Number(options.days);
  if (!(days > 0)) throw new Refused(`--days is "${options.days}"; use a number above 0.`, 2);
  for (const { file, journey } of read(files)) {
    if (!journey.id) throw new Refused(`${file}: the journey was never pushed; push it first.`, 2);
    const to = Date.now();
    const asked = { versions: ['draft'], from: to - days * 86_400_000, to };
    const { id } = await call(options, 'POST', `/api/journeys/${journey.id}/replay`, asked, file);
    console.log(json({ file, ...(await finished(options, journey.id, id)) }));
  }
}

async function finished(options, journey, replay) {
  for (;;) {
    const shown = await call(options, 'GET', `/api/journeys/${journey}/replay?replay=${replay}`);
    if (shown.state === 'done') return shown.result;
    if (shown.state !== 'running') throw new Refused(`The replay was ${shown.state}: ${shown.detail ?? ''}`);
    process.stderr.write(`\r${shown.done} of ${shown.total} people`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

// Last, when everything above has its value.
main().catch((error) => {
  console.error(error instanceof Refused ? error.message : (error.stack ?? String(error)));
  process.exitCode = error.code && Number.isInteger(error.code) ? error.code : 1;
});
