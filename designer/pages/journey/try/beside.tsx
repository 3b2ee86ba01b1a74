/** What of trying a journey out stands beside its canvas, and in the address, so that it can be sent. */
import type { Fault, Names } from '../../../../runtime/journey/definition.ts';
import type { Walk } from '../../../canvas/drawing.ts';
import { lazily } from '../../../parts/lazy.tsx';
import { setQuery } from '../../../router.tsx';
import type { EditorHandle } from '../use-editor.ts';

const Simulator = lazily(() => import('./simulator.tsx').then((part) => part.Simulator));
const ScenarioPanel = lazily(() => import('./scenarios.tsx').then((part) => part.ScenarioPanel));

/** Which panel, and of the simulator the scenario that it opens. */
export type Beside = { panel: 'simulate'; scenario: string | undefined } | { panel: 'scenarios' };

/** What the canvas shows of it. */
export interface Drawn {
  walk?: Walk | undefined;
  missed?: readonly Fault[];
}

export function besideIn(query: URLSearchParams): Beside | undefined {
  const panel = query.get('beside');
  if (panel === 'scenarios') return { panel };
  return panel === 'simulate' ? { panel, scenario: query.get('scenario') ?? undefined } : undefined;
}

/** Whoever looked behind figures leaves that for it. */
export const showBeside = (beside: Beside['panel'] | undefined, scenario?: string): void =>
  setQuery({ beside, scenario, runs: undefined, exit: undefined, state: undefined });

export const openScenario = (id: string): void => showBeside('simulate', id);

interface BesideProps {
  beside: Beside;
  handle: EditorHandle;
  names: Names;
  faults: readonly Fault[];
  onJump(fault: Fault): void;
  onShow(node: string): void;
  onDraw(drawn: Drawn): void;
}

const leave = () => showBeside(undefined);

export function BesideCanvas({ beside, handle, onShow, onDraw, ...rest }: BesideProps) {
  if (beside.panel === 'scenarios') return <ScenarioPanel {...{ handle, onShow, onDraw }} onClose={leave} />;
  const { scenario } = beside;
  return <Simulator key={scenario} {...rest} {...{ handle, onShow, onDraw, scenario }} onClose={leave} />;
}
