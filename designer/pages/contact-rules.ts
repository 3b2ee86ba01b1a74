/** The rules of contact as a form: what is asked, in the order of the gate, and what is wrong with an answer. Pure. */

import type { Field } from '../../runtime/journey/definition.ts';
import { applies } from '../../runtime/journey/fields.ts';
import type { ContactRules } from '../../runtime/wire/api/contact.ts';
import { fill, type Text } from '../i18n/index.ts';
import { CONTACT } from '../i18n/words/contact.ts';

export interface Rules {
  traceDays: number | null;
  contact: ContactRules;
}
/** By the name of the field. */
export type Answers = Record<string, unknown>;

export interface Section {
  /** Where a link to the rule leads: reasons of the gate are called so. */
  id: string;
  title: Text;
  help: Text;
  fields: Field[];
}

const YES_NO = [
  { value: 'yes', label: CONTACT.yes },
  { value: 'no', label: CONTACT.no },
];
const onOff = (name: string, label: Text): Field => ({
  ...{ name, label, type: 'choice', choices: YES_NO, required: true },
});
const asked = (type: Field['type'], name: string, label: Text, on?: string): Field => ({
  ...{ name, label, type, required: true },
  ...(on && { when: { field: on, is: 'yes' } }),
});
const whole = (name: string, label: Text, on: string, min: number, max: number): Field => ({
  ...asked('number', name, label, on),
  ...{ min, max },
});

export const SECTIONS: Section[] = [
  {
    id: 'consent',
    title: CONTACT.consent,
    help: CONTACT.consentHelp,
    fields: [
      {
        ...asked('choice', 'consent', CONTACT.consent),
        choices: [
          { value: 'assumed', label: CONTACT.assumed },
          { value: 'required', label: CONTACT.required },
        ],
      },
    ],
  },
  {
    id: 'hold-out',
    title: CONTACT.holdOut,
    help: CONTACT.holdOutHelp,
    fields: [asked('share', 'holdOut', CONTACT.holdOutShare)],
  },
  {
    id: 'quiet-hours',
    title: CONTACT.quiet,
    help: CONTACT.quietHelp,
    fields: [
      onOff('quiet', CONTACT.quietOn),
      asked('clock', 'quietFrom', CONTACT.quietFrom, 'quiet'),
      asked('clock', 'quietTo', CONTACT.quietTo, 'quiet'),
    ],
  },
  {
    id: 'budget',
    title: CONTACT.budget,
    help: CONTACT.budgetHelp,
    fields: [
      onOff('budget', CONTACT.budgetOn),
      whole('budgetContacts', CONTACT.budgetContacts, 'budget', 0, 10_000),
      whole('budgetDays', CONTACT.budgetDays, 'budget', 1, 90),
    ],
  },
  {
    id: 'capacity',
    title: CONTACT.capacity,
    help: CONTACT.capacityHelp,
    fields: [
      onOff('capacity', CONTACT.capacityOn),
      whole('capacityTasks', CONTACT.capacityTasks, 'capacity', 0, 10_000),
      asked('clock', 'workFrom', CONTACT.workFrom),
      asked('clock', 'workTo', CONTACT.workTo),
      asked('zone', 'zone', CONTACT.zone),
    ],
  },
  {
    id: 'traces',
    title: CONTACT.traces,
    help: CONTACT.tracesHelp,
    fields: [onOff('traces', CONTACT.tracesOn), whole('traceDays', CONTACT.traceDays, 'traces', 1, 3_650)],
  },
];

/** The ways in which somebody is contacted, as the quiet hours ask for them. */
export const HOLDS = {
  name: 'quietHolds',
  label: CONTACT.quietHolds,
  choices: Object.entries(CONTACT.ways).map(([value, label]) => ({ value, label })),
};

/** What stands in a form that was off when it is switched on. */
const BEGIN = { from: 22 * 60, to: 8 * 60, holds: ['webhook'], contacts: 20, days: 7, tasks: 50, kept: 365 };

export function answersOf({ traceDays, contact }: Rules): Answers {
  const { consent, holdOut, quiet, budget, capacity, work, zone } = contact;
  const isOn = (value: unknown) => (value === null ? 'no' : 'yes');
  return {
    ...{ consent, holdOut, zone, workFrom: work.from, workTo: work.to },
    ...{ quiet: isOn(quiet), quietFrom: quiet?.from ?? BEGIN.from, quietTo: quiet?.to ?? BEGIN.to },
    ...{ quietHolds: quiet?.holds ?? BEGIN.holds, budget: isOn(budget) },
    ...{ budgetContacts: budget?.contacts ?? BEGIN.contacts, budgetDays: budget?.days ?? BEGIN.days },
    ...{ capacity: isOn(capacity), capacityTasks: capacity ?? BEGIN.tasks },
    ...{ traces: isOn(traceDays), traceDays: traceDays ?? BEGIN.kept },
  };
}

type Quiet = NonNullable<ContactRules['quiet']>;

/** Answers that have no fault. */
interface Sound extends Pick<ContactRules, 'consent' | 'holdOut' | 'zone'> {
  quiet: string;
  quietFrom: number;
  quietTo: number;
  quietHolds: Quiet['holds'];
  budget: string;
  budgetContacts: number;
  budgetDays: number;
  capacity: string;
  capacityTasks: number;
  workFrom: number;
  workTo: number;
  traces: string;
  traceDays: number;
}

/** Of answers without a fault. */
export function rulesOf(answers: Answers): Rules {
  const a = answers as unknown as Sound;
  const on = (answer: string) => answer === 'yes';
  const contact = {
    ...{ consent: a.consent, holdOut: a.holdOut, zone: a.zone },
    quiet: on(a.quiet) ? { from: a.quietFrom, to: a.quietTo, holds: a.quietHolds } : null,
    budget: on(a.budget) ? { contacts: a.budgetContacts, days: a.budgetDays } : null,
    capacity: on(a.capacity) ? a.capacityTasks : null,
    work: { from: a.workFrom, to: a.workTo },
  };
  return { traceDays: on(a.traces) ? a.traceDays : null, contact };
}

export interface RuleFault {
  level: 'fault';
  field: string;
  message: Text;
}

/** The fields of a section that count, given the answers. */
export const fieldsIn = ({ fields }: Section, answers: Answers): Field[] =>
  fields.filter((field) => applies(field, answers));

export function faultsIn(answers: Answers): RuleFault[] {
  const fields = SECTIONS.flatMap((section) => fieldsIn(section, answers));
  return fields.flatMap((field) => {
    const message = faultOf(field, answers[field.name]);
    return message ? [{ level: 'fault' as const, field: field.name, message }] : [];
  });
}

function faultOf({ type, min = 0, max = 0 }: Field, value: unknown): Text | undefined {
  if (type === 'clock') return typeof value === 'number' ? undefined : CONTACT.notClock;
  if (type === 'share')
    return typeof value === 'number' && value >= 0 && value <= 0.9 ? undefined : CONTACT.notShare;
  if (type !== 'number' || (Number.isInteger(value) && (value as number) >= min && (value as number) <= max))
    return undefined;
  return { zh: fill(CONTACT.notWhole.zh, { min, max }), en: fill(CONTACT.notWhole.en, { min, max }) };
}

export interface Difference {
  label: Text;
  field: Pick<Field, 'name' | 'type' | 'choices'>;
  mine: unknown;
  theirs: unknown;
}

/** What two sets of answers say otherwise, in the order of the form. */
export function differencesOf(mine: Answers, theirs: Answers): Difference[] {
  const fields = SECTIONS.flatMap((section) => [
    ...section.fields.filter((field) => applies(field, mine) || applies(field, theirs)),
    ...(section.id === 'quiet-hours' ? [{ ...HOLDS, type: 'tags' as const }] : []),
  ]);
  return fields
    .filter(({ name }) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]))
    .map((field) => ({ label: field.label, field, mine: mine[field.name], theirs: theirs[field.name] }));
}
