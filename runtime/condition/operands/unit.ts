import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

/** Units lie in units: who belongs to one belongs to all above it. */
export const unit: OperandDefinition<OperandOf<'unit'>> = {
  label: { zh: '归属机构', en: 'unit of the owner' },
  parameters: [],
  values: () => ({ type: 'unit' }),
  words: {
    is: { zh: '是或隶属于', en: 'is or lies below' },
    'is-not': { zh: '不是也不隶属于', en: 'is not and lies not below' },
    exists: { zh: '已知', en: 'is known' },
    missing: { zh: '未知', en: 'is not known' },
  },
  value: (_, { person: { owner, units } }) => (owner === undefined ? undefined : own(units, owner)),
  compile: () => ({ rows: 'units', where: [], value: { text: 'unitId' } }),
  describe: () => ({ zh: '归属代理人所在机构', en: 'unit of the owner' }),
  spell: (_, value, names) => {
    const name = names.unit?.(String(value)) ?? String(value);
    return { zh: `“${name}”`, en: `“${name}”` };
  },
};
