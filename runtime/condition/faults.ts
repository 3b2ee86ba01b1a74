import { OPERANDS } from './operands.ts';
import { isScalar, OPERATORS } from './operators.ts';
import { isRecord } from './own.ts';
import type {
  Condition,
  ConditionFault,
  Operand,
  OperandDefinition,
  OperandKind,
  Operator,
  OperatorDefinition,
} from './vocabulary.ts';
