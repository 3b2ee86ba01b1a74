export { describe } from './describe.ts';
export { comparisonsOf, evaluate, explain } from './evaluate.ts';
export { faultsOf, isCondition } from './faults.ts';
export { OPERANDS } from './operands.ts';
export { isScalar, OPERATORS, type OperatorDefinition } from './operators.ts';
