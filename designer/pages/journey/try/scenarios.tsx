/** Beside the canvas: the scenarios of a journey, run and shown with what they miss. */
import './try.css';
import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../../../runtime/journey/definition.ts';
import { ApiError } from '../../../api.ts';
import { useText } from '../../../i18n/index.ts';
import { SCENARIOS, TRYING } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { announce } from '../../../parts/notices.tsx';
import { useShortcuts } from '../../../parts/shortcuts.tsx';
import { Empty, ErrorNote, Loading } from '../../../parts/states.tsx';
import type { EditorHandle } from '../use-editor.ts';
import type { Drawn } from './beside.tsx';
import { openScenario } from './beside.tsx';
import { Head } from './head.tsx';
import { ScenarioItem } from './scenario-item.tsx';
import {
  type Checked,
  checkScenarios,
  dropScenario,
  keepScenario,
  readScenarios,
  type Scenario,
} from './scenario-store.ts';

export interface ScenariosProps {
  handle: EditorHandle;
  onShow(node: string): void;
  /** Where scenarios fail, for the canvas. */
  onDraw(drawn: Drawn): void;
  onClose(): void;
}

export function ScenarioPanel({ handle, onShow, onDraw, onClose }: ScenariosProps) {
  const text = useText();
  const { kept, checked, error, busy, act, run } = useScenarios(handle);
  useEffect(() => onDraw({ missed: missedIn([...checked.values()]) }), [checked]);
  useEffect(() => () => onDraw({}), []);
  useShortcuts([
    { keys: 'r', title: SCENARIOS.runAll, run: () => run() },
    { keys: 'Escape', title: TRYING.close, run: onClose },
  ]);
  const remove = (scenario: Scenario) =>
    act(() => dropScenario(handle.journey.id, scenario.id)).then(() =>
      announce(
        text(SCENARIOS.removed, { name: scenario.name }),
        () => void act(() => keepScenario(handle.journey.id, scenario)),
      ),
    );
  return (
    <aside class="inspector try" aria-label={text(SCENARIOS.title)}>
      <Head panel="scenarios" onClose={onClose} />
      {error && <ErrorNote error={error} />}
      {kept === undefined && !error && <Loading />}
      {kept?.length === 0 && (
        <Empty title={text(SCENARIOS.empty)}>
          <p>{text(SCENARIOS.emptyHelp)}</p>
        </Empty>
      )}
      {kept !== undefined && kept.length > 0 && (
        <>
          <div class="form-row">
            <Button busy={busy} title="r" onClick={() => run()}>
              {text(SCENARIOS.runAll)}
            </Button>
            <Verdict kept={kept} checked={checked} />
          </div>
          <ul class="try-scenarios">
            {kept.map((scenario) => (
              <ScenarioItem
                key={scenario.id}
                scenario={scenario}
                checked={checked.get(scenario.id)}
                onRun={() => run(scenario.id)}
                onOpen={() => openScenario(scenario.id)}
                onRename={(name) => void act(() => keepScenario(handle.journey.id, { ...scenario, name }))}
                onRemove={() => void remove(scenario)}
                onShow={onShow}
              />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function Verdict({ kept, checked }: { kept: readonly Scenario[]; checked: ReadonlyMap<string, Checked> }) {
  const text = useText();
  const run = kept.flatMap(({ id }) => checked.get(id) ?? []);
  const failing = run.filter(({ missed }) => missed.length > 0).length;
  if (failing > 0) return <b class="try-refused">× {text(SCENARIOS.someFail, { n: failing })}</b>;
  return run.length === kept.length ? <b>✓ {text(SCENARIOS.allPass, { n: run.length })}</b> : null;
}

/** As faults on the nodes that they name. */
export const missedIn = (checked: readonly Checked[]): Fault[] =>
  checked.flatMap(({ missed }) =>
    missed.map(({ code, node, message }) => ({ level: 'fault', code, message, ...(node && { node }) })),
  );

/** The list and what was found by running it; run again whenever the draft was saved. */
function useScenarios(handle: EditorHandle) {
  const { journey, flush } = handle;
  const [kept, keep] = useState<Scenario[]>();
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    await work().catch((reason) => {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    });
    setBusy(false);
  };
  const check = async (only?: string) => {
    await flush();
    const found = (await checkScenarios(journey.id, { scenario: only })).map((one) => [one.id, one] as const);
    setChecked((before) => new Map(only === undefined ? found : [...before, ...found]));
  };
  useEffect(() => {
    void trying(async () => {
      keep(await readScenarios(journey.id));
      await check();
    });
  }, [journey.revision]);
  return {
    ...{ kept, checked, error, busy },
    run: (only?: string) => void trying(() => check(only)),
    act: (work: () => Promise<Scenario[]>) =>
      trying(async () => {
        keep(await work());
        await check();
      }),
  };
}
