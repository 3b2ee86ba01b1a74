/** Beside the canvas: one person walks the draft, step by step, and nothing is sent. */
import './try.css';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Fault, Names } from '../../../../runtime/journey/definition.ts';
import type { ScriptedInput, SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import { type ApiError, useLoad } from '../../../api.ts';
import type { Walk } from '../../../canvas/drawing.ts';
import { walkOf } from '../../../canvas/walk.ts';
import { draftOf } from '../../../edit/editor.ts';
import { useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { useShortcuts } from '../../../parts/shortcuts.tsx';
import { ErrorNote, Shown } from '../../../parts/states.tsx';
import { FaultItems } from '../fault-list.tsx';
import type { EditorHandle } from '../use-editor.ts';
import { type Drawn, openScenario } from './beside.tsx';
import { Clock, DAY, HOUR } from './clock.tsx';
import { Happens } from './happens.tsx';
import { Head } from './head.tsx';
import { SaveScenario } from './save-scenario.tsx';
import { type Kept, type Scenario, scenariosPath } from './scenario-store.ts';
import { Story } from './story.tsx';
import { traceOf } from './told.ts';
import {
  askedOf,
  clockOf,
  fromTheStart,
  movedTo,
  newTrying,
  oneBack,
  reopened,
  type Trying,
  withInput,
  zoneOf,
} from './trying.ts';
import { useTrial } from './use-trial.ts';
import { WhoWalks } from './who.tsx';

export interface SimulatorProps {
  handle: EditorHandle;
  names: Names;
  faults: readonly Fault[];
  onJump(fault: Fault): void;
  onShow(node: string): void;
  /** The scenario that is opened. */
  scenario: string | undefined;
  /** The path that was walked, for the canvas. */
  onDraw(drawn: Drawn): void;
  onClose(): void;
}

export function Simulator(props: SimulatorProps) {
  const { handle, scenario } = props;
  const kept = useLoad<Kept>(scenario === undefined ? undefined : scenariosPath(handle.journey.id));
  if (scenario === undefined) return <Simulation {...props} opened={undefined} />;
  return (
    <Shown of={kept}>
      {({ scenarios }) => <Simulation {...props} opened={scenarios.find(({ id }) => id === scenario)} />}
    </Shown>
  );
}

function Simulation(props: SimulatorProps & { opened: Scenario | undefined }) {
  const { handle, faults, opened, onDraw, onClose } = props;
  const text = useText();
  const [trying, change] = useState<Trying>(() => (opened ? reopened(opened) : newTrying(Date.now())));
  const [saving, save] = useState(false);
  const own = faults.filter(({ level }) => level === 'fault');
  const { told, error, unsaved } = useTrial(handle, own.length > 0 ? undefined : askedOf(trying));
  const faulty = own.length > 0 ? own : faultsIn(error);
  const walk = useMemo(() => told && walked(told), [told]);
  useEffect(() => onDraw({ walk }), [walk]);
  useEffect(() => () => onDraw({}), []);
  const canSave = told !== undefined && trying.script.length > 0;
  useSimulatorKeys({ trying, told, change, onClose, onSave: () => canSave && save(true) });
  return (
    <aside class="inspector try" aria-label={text(TRYING.title)}>
      <Head panel="simulate" onClose={onClose} />
      {opened && <h2>{opened.name}</h2>}
      <WhoWalks trying={trying} onChange={change} />
      {faulty.length > 0 ? (
        <Faulty {...props} faults={faulty} />
      ) : (
        <>
          {unsaved && (
            <p class="error-note" role="alert">
              {text(TRYING.unsavedDraft)}
            </p>
          )}
          {error && <ErrorNote error={error} />}
          {told && <Walked {...props} {...{ trying, told }} onChange={change} onSave={() => save(true)} />}
        </>
      )}
      {saving && told && (
        <SaveScenario
          {...{ handle, trying, told, opened }}
          onSaved={({ id }) => {
            save(false);
            openScenario(id);
          }}
          onClose={() => save(false)}
        />
      )}
    </aside>
  );
}

/** Those that only the runtime finds. */
function faultsIn(error: ApiError | undefined): Fault[] {
  if (error?.code !== 'journey-faulty') return [];
  const { faults } = error.body as { faults: Fault[] };
  return faults.filter(({ level }) => level === 'fault');
}

/** The way of whoever came in. */
function walked(told: SimulationShown): Walk | undefined {
  const { run } = told;
  return run ? walkOf({ trace: traceOf(told), state: run.state, node: run.node }) : undefined;
}

function Faulty({ handle, faults, onJump }: Pick<SimulatorProps, 'handle' | 'faults' | 'onJump'>) {
  const text = useText();
  return (
    <section class="try-faults" role="alert">
      <h3>{text(TRYING.mendFirst)}</h3>
      <FaultItems draft={draftOf(handle.editor)} faults={faults} onJump={onJump} />
    </section>
  );
}

interface WalkedProps extends SimulatorProps {
  trying: Trying;
  told: SimulationShown;
  onChange(trying: Trying): void;
  onSave(): void;
}

function Walked({ handle, names, trying, told, onShow, onChange, onSave }: WalkedProps) {
  const text = useText();
  const draft = draftOf(handle.editor);
  const { script } = trying;
  const [story, acts] = useSight(told);
  const over = told.run !== null && told.run.state !== 'active';
  return (
    <>
      <div ref={story} class="try-scroll">
        {script.length === 0 ? (
          <p class="try-empty">{text(TRYING.empty)}</p>
        ) : (
          <Story
            {...{ script, told, draft, names, onShow }}
            zone={zoneOf(trying)}
            selected={handle.editor.selection.nodes.at(-1)}
          />
        )}
      </div>
      <div ref={acts} class="try-acts">
        <Clock trying={trying} next={told.next} over={over} onChange={onChange} />
        {!over && (
          <Happens
            {...{ draft, names }}
            offers={told.offers}
            now={clockOf(trying)}
            onPlay={(input) => onChange(withInput(trying, input))}
          />
        )}
      </div>
      <footer class="form-row try-foot">
        <Button disabled={script.length === 0} title="b" onClick={() => onChange(oneBack(trying))}>
          {text(TRYING.back)}
        </Button>
        <Button disabled={script.length === 0} title="r" onClick={() => onChange(fromTheStart(trying))}>
          {text(TRYING.restart)}
        </Button>
        <Button disabled={script.length === 0} title="w" onClick={onSave}>
          {text(TRYING.save)}
        </Button>
      </footer>
    </>
  );
}

/** What came last is in sight, and so is the first that can come next. */
function useSight(told: SimulationShown) {
  const story = useRef<HTMLDivElement>(null);
  const acts = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    story.current?.scrollTo({ top: story.current.scrollHeight });
    acts.current?.scrollTo({ top: 0 });
  }, [told]);
  return [story, acts] as const;
}

interface Keyed {
  trying: Trying;
  told: SimulationShown | undefined;
  change(trying: Trying): void;
  onSave(): void;
  onClose(): void;
}

/** Numbers choose what happens, in the order in which it is offered. */
function useSimulatorKeys({ trying, told, change, onSave, onClose }: Keyed): void {
  const { offers = [], next } = told ?? {};
  const over = told?.run ? told.run.state !== 'active' : false;
  const play = (input: ScriptedInput) => change(withInput(trying, input));
  const later = (ms: number) => over || change(movedTo(trying, clockOf(trying) + ms));
  useShortcuts([
    { keys: 'm', title: TRYING.hour, run: () => later(HOUR) },
    { keys: 'M', title: TRYING.day, run: () => later(DAY) },
    { keys: 'n', title: TRYING.toNextKey, run: () => next !== undefined && change(movedTo(trying, next)) },
    { keys: 'b', title: TRYING.back, run: () => change(oneBack(trying)) },
    { keys: 'r', title: TRYING.restart, run: () => change(fromTheStart(trying)) },
    { keys: 'w', title: TRYING.save, run: onSave },
    ...offers.slice(0, 9).map(({ title, input }, index) => ({
      keys: String(index + 1),
      title,
      run: () => play(input),
    })),
    { keys: 'Escape', title: TRYING.close, run: onClose },
  ]);
}
