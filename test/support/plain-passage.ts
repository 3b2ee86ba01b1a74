/** A history walked the plain way: every run is asked about every input, and the person is reckoned anew each time. What replay does faster. */
import type { PersonFacts } from '../../runtime/condition/vocabulary.ts';
import { awaits, entriesOf, newRun, step } from '../../runtime/journey/index.ts';
import { trialsOf } from '../../runtime/journey/simulate.ts';
import type {
  Effect,
  Input,
  JourneyVersion,
  Run,
  Step,
  StepInput,
} from '../../runtime/journey/vocabulary.ts';
import { changed } from '../../runtime/journey/walk.ts';

interface Walker {
  run: Run;
  next: Input | undefined;
}

/** Every step of one person through the version; `until` is when time ends, ms UTC. */
export function plainSteps(
  version: JourneyVersion,
  person: PersonFacts,
  inputs: readonly Input[],
  until: number,
): Step[] {
  const walkers: Walker[] = [];
  const asked: Effect[] = [];
  const steps: Step[] = [];
  const news: Input[] = [];
  const known = () => asked.reduce(changed, person);

  function move(walker: Walker, input: StepInput): void {
    const done = step(version, walker.run, input, { now: input.at, person: known() });
    steps.push(done);
    walker.run = done.run;
    asked.push(...done.effects);
    walker.next = nextOf(version, done, walker.next, input.at);
    for (const effect of done.effects) {
      const what = keysOf(effect);
      if (what.length > 0) news.push({ type: 'changed', at: input.at, what });
    }
  }

  function pass(moment: number): void {
    for (;;) {
      const [first] = walkers
        .filter(({ next }) => next && next.at <= moment)
        .sort((one, other) => (one.next as Input).at - (other.next as Input).at);
      if (!first?.next) return;
      move(first, first.next);
      spread();
    }
  }

  /** At most fifty rounds of what the journey itself changed. */
  function spread(): void {
    for (let round = 0; round < 50; round++) for (const one of news.splice(0)) take(one);
    news.splice(0);
  }

  function take(input: Input): void {
    for (const walker of walkers) if (awaits(walker.run, input, input.at)) move(walker, input);
    for (const entry of entriesOf(version)) {
      const properties = input.type === 'event' ? { event: input.properties } : {};
      const facts = { now: input.at, person: known(), answers: {}, ...properties };
      const key = entry.keyOf(input);
      const before = walkers.map(({ run }) => run).filter((run) => run.key === key);
      if (!mayStart(entry, before, input.at) || !entry.starts(input, facts)) continue;
      const id = `${person.id}-${walkers.length + 1}`;
      const names = { id, journeyId: version.journeyId, version: version.version, personId: person.id };
      const walker = { run: newRun({ ...names, node: entry.node, key, now: input.at }), next: undefined };
      walkers.push(walker);
      move(walker, { type: 'enter', at: input.at, cause: input });
    }
  }

  for (const input of inputs) {
    pass(input.at);
    take(input);
    spread();
  }
  pass(until);
  return steps;
}

const keysOf = (effect: Effect): string[] => {
  if (effect.kind === 'attribute' || effect.kind === 'score') return [`attribute:${effect.name}`];
  return effect.kind === 'tag' ? [...effect.add, ...effect.remove].map((tag) => `tag:${tag}`) : [];
};

function mayStart(
  { reentry, period }: ReturnType<typeof entriesOf>[number],
  before: readonly Run[],
  now: number,
): boolean {
  if (reentry === 'never') return before.length === 0;
  if (reentry === 'after-finishing') return before.every(({ state }) => state !== 'active');
  return reentry === 'always' || before.every(({ enteredAt }) => enteredAt + period <= now);
}

/** The time-out or the answer that comes unasked, whichever is sooner. */
function nextOf(version: JourneyVersion, { run, effects }: Step, before: Input | undefined, now: number) {
  if (run.state !== 'active' || !run.wait) return undefined;
  const { until, answer } = run.wait;
  const timer: Input | undefined =
    until === undefined ? undefined : { type: 'timer', at: Math.max(until, now) };
  const asked = effects.find(({ id }) => id === answer);
  const trial = asked && trialsOf(version, run, now, asked).find(({ unsaid }) => unsaid)?.input;
  const still = !asked && before?.type === 'answer' && before.effect === answer && before.at > now;
  const unasked: Input | undefined = still ? before : trial && { ...trial, at: Math.max(trial.at, now) };
  return unasked && (!timer || unasked.at < timer.at) ? unasked : timer;
}
