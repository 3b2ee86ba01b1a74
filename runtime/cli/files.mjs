/** Journeys as files: the same JSON as the api, in a format that is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { Refused } from './call.mjs';

/** The format that this program reads and writes. */
export const FORMAT = 1;

/** Each with the journey that it holds. */
export function read(files) {
  if (files.length === 0)
    throw new Refused(`Name a file, as: ${filesHere().join(' ') || 'journeys/x.journey.json'}`, 2);
  return files.map((file) => ({ file, journey: parsed(file) }));
}

function filesHere() {
  try {
    return readdirSync('journeys')
      .filter((name) => name.endsWith('.journey.json'))
      .map((name) => `journeys/${name}`);
  } catch {
    return [];
  }
}

function parsed(file) {
  let journey;
  try {
    journey = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refused(`${file}: ${error.message}. Give a JSON file as "dogear journeys pull" writes it.`, 2);
  }
  const { format, name, draft, layout = {}, scenarios = [], id, $schema, ...others } = journey ?? {};
  if (!(format >= 1)) throw new Refused(`${file}: "format" is ${JSON.stringify(format)}; use ${FORMAT}.`, 2);
  if (format > FORMAT) {
    throw new Refused(
      `${file}: "format" is ${format}, newer than the ${FORMAT} that this program knows. Update dogear, or pull the file again with this one.`,
      2,
    );
  }
  const [unknown] = Object.keys(others);
  if (unknown) throw new Refused(`${file}: there is no field "${unknown}"; leave it out.`, 2);
  if (typeof name !== 'string' || !draft) throw new Refused(`${file}: "name" and "draft" are required.`, 2);
  return { $schema, format, id, name, draft, layout, scenarios };
}

/** As a file holds it. */
export const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** What the runtime checks of one. */
export const checked = ({ draft, scenarios }) => ({ draft, scenarios });

export const told = ({ id, name }) => `${name} (${id})`;
