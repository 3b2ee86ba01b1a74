export { conditionsOf, valuesIn } from './conditions.ts';
export { type Entry, entriesOf } from './entries.ts';
export { awaits, causeOf, isLost, triggerKeys } from './inputs.ts';
export { type Mapping, type Moving, mappingFaults, moveRun, movingOf, targetOf } from './move.ts';
export { type Offer, offersOf } from './offers.ts';
export { definitionOf, NODES } from './registry.ts';
export { newRun } from './run.ts';
export { checkScenario, type Missed, madeUp, type Scenario, thenOf } from './scenario.ts';
export { journeySchema } from './schema.ts';
export { describeInput, describeNode, exitsOf } from './sentence.ts';
export { type Rules, rulesOf, SETTINGS, ZONE } from './settings.ts';
export { SHARE_BROUGHT, SHARE_OPENED, sharedContent } from './shares.ts';
export {
  type Judged,
  type Judging,
  type ScriptedInput,
  type Simulation,
  simulate,
  trialsOf,
} from './simulate.ts';
export { LIMITS, step } from './step.ts';
export { type Known, mentionFaults, validate } from './validate/index.ts';
