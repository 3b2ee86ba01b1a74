/** Units as a list offers them: each with those that it lies in, and before those below it. */
import type { UnitShown } from '../../runtime/wire/api/settings.ts';
import type { Option } from '../forms/lists.ts';
import { thingsNamed } from '../parts/register.ts';

/** Units whose name holds the text; `than`: not this one, nor any that lies in it. */
export async function unitsNamed(text: string, than?: string): Promise<Option[]> {
  const units = await thingsNamed<UnitShown>('/api/units', text);
  return unitOptions(
    units.filter(({ id, above }) => ![id, ...above.map((one) => one.id)].includes(than ?? '')),
  );
}

export const unitOptions = (units: readonly UnitShown[]): Option[] =>
  units
    .map((unit) => ({ unit, path: [...unit.above, unit].map(({ name }) => name).join(' / ') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ unit: { id, name, above } }) => ({
      ...{ value: id, title: name },
      ...(above.length > 0 && { note: above.map((one) => one.name).join(' / ') }),
    }));
