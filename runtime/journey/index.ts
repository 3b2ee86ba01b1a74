export { conditionsOf } from './conditions.ts';
export { type Entry, entriesOf } from './entries.ts';
export { awaits, triggerKeys } from './inputs.ts';
export { definitionOf, NODES } from './registry.ts';
export { newRun } from './run.ts';
export { describeInput, describeNode, exitsOf } from './sentence.ts';
export { type ScriptedInput, type Simulation, simulate, trialsOf } from './simulate.ts';
export { LIMITS, step } from './step.ts';
export { type Known, validate } from './validate/index.ts';
