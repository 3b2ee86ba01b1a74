export { isScalar } from './cells.ts';
export { asksRun, compile } from './compile.ts';
export { describe } from './describe.ts';
export { comparisonsOf, evaluate, explain } from './evaluate.ts';
export { faultsOf, isCondition } from './faults.ts';
export { bothNeeds, type Needs, needsOf, nothingNeeded } from './needs.ts';
export { OPERANDS, operatorsOf } from './operands.ts';
export { OPERATORS, type OperatorDefinition, type Takes } from './operators.ts';
