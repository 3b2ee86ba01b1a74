/** The form of the rules: saved as a whole, over what was read and nothing else. */
import { useState } from 'preact/hooks';
import { ApiError } from '../api.ts';
import { ChoicesInput } from '../forms/condition/choices.tsx';
import { Form } from '../forms/form.tsx';
import { useText } from '../i18n/index.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { Button } from '../parts/button.tsx';
import { announce } from '../parts/notices.tsx';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { ErrorNote } from '../parts/states.tsx';
import {
  type Answers,
  answersOf,
  faultsIn,
  fieldsIn,
  HOLDS,
  type RuleFault,
  type Rules,
  rulesOf,
  SECTIONS,
  type Section,
} from './contact-rules.ts';
import { RulesConflict } from './settings-conflict.tsx';

export interface StoredRules {
  revision: string;
  rules: Rules;
}

interface RulesFormProps {
  stored: StoredRules;
  /** Rejects with an ApiError; `settings-conflict` carries what is stored in `current`. */
  put(rules: Rules, headers: Record<string, string>): Promise<StoredRules>;
  /** What the api calls `current`, as stored rules. */
  read(current: never): StoredRules;
  /** Whether it asks how long traces are kept. */
  traces?: boolean;
}

export function RulesForm({ traces = false, ...props }: RulesFormProps) {
  const text = useText();
  const { answers, answer, dirty, save, discard, busy, error, faults, tried, conflict } = useRules(props);
  useShortcuts([
    {
      keys: 'mod+s',
      title: CONTACT.save,
      typing: true,
      run: (event) => {
        event.preventDefault();
        void save();
      },
    },
  ]);
  const shown = tried ? faults : [];
  return (
    <div class="rules">
      {SECTIONS.filter(({ id }) => traces || id !== 'traces').map((section) => (
        <RuleSection key={section.id} {...{ section, answers, faults: shown, onAnswer: answer }} />
      ))}
      {error && <ErrorNote error={error} />}
      <p class="rules-saving">
        <Button look="primary" busy={busy} disabled={!dirty} onClick={() => save()}>
          {text(CONTACT.save)}
        </Button>
        {dirty && (
          <Button look="quiet" onClick={discard}>
            {text(CONTACT.discard)}
          </Button>
        )}
        <span class="faint" role="status">
          {text(shown.length > 0 ? CONTACT.wrong : dirty ? CONTACT.unsaved : CONTACT.same)}
        </span>
      </p>
      {conflict && <RulesConflict mine={answers} {...conflict} />}
    </div>
  );
}

function useRules({ stored, put, read }: RulesFormProps) {
  const text = useText();
  const [base, rebase] = useState(stored);
  const [answers, setAnswers] = useState(() => answersOf(stored.rules));
  const [theirs, meet] = useState<StoredRules>();
  const [tried, tryIt] = useState(false);
  const [busy, wait] = useState(false);
  const [error, setError] = useState<ApiError>();
  const faults = faultsIn(answers);
  const take = (next: StoredRules) => {
    rebase(next);
    setAnswers(answersOf(next.rules));
    meet(undefined);
    setError(undefined);
    tryIt(false);
  };
  const write = async (rules: Rules, over: string): Promise<StoredRules | undefined> => {
    wait(true);
    try {
      const saved = await put(rules, { 'if-match': `"${over}"` });
      take(saved);
      return saved;
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      if (reason.code === 'settings-conflict') meet(read((reason.body as { current: never }).current));
      else setError(reason);
    } finally {
      wait(false);
    }
  };
  const save = async (over = base) => {
    tryIt(true);
    if (faults.length > 0) return;
    const before = over.rules;
    const saved = await write(rulesOf(answers), over.revision);
    if (saved) announce(text(CONTACT.saved), () => write(before, saved.revision));
  };
  return {
    ...{ answers, faults, tried, busy, error, save: () => save() },
    dirty: JSON.stringify(answers) !== JSON.stringify(answersOf(base.rules)),
    answer: (name: string, value: unknown) => setAnswers((now) => ({ ...now, [name]: value })),
    discard: () => take(base),
    conflict: theirs && {
      theirs: answersOf(theirs.rules),
      onMine: () => save(theirs),
      onTheirs: () => take(theirs),
      onClose: () => meet(undefined),
    },
  };
}

interface RuleSectionProps {
  section: Section;
  answers: Answers;
  faults: RuleFault[];
  onAnswer(name: string, value: unknown): void;
}

function RuleSection({ section, answers, faults, onAnswer }: RuleSectionProps) {
  const text = useText();
  const { id, title, help } = section;
  return (
    <section class="card rule" id={id} aria-labelledby={`${id}-title`}>
      <div>
        <h3 id={`${id}-title`}>{text(title)}</h3>
        <p class="help">{text(help)}</p>
      </div>
      <div class="rule-form form">
        <Form
          id={`rule-${id}`}
          fields={fieldsIn(section, answers)}
          values={answers}
          faults={faults}
          onChange={onAnswer}
        />
        {id === 'quiet-hours' && answers.quiet === 'yes' && (
          <Holds holds={answers.quietHolds as string[]} onAnswer={onAnswer} />
        )}
      </div>
    </section>
  );
}

function Holds({ holds, onAnswer }: { holds: string[]; onAnswer: RuleSectionProps['onAnswer'] }) {
  const text = useText();
  return (
    <div class="form-field">
      <label id="rule-holds-label" for="rule-holds">
        {text(HOLDS.label)}
      </label>
      <ChoicesInput
        id="rule-holds"
        asked={HOLDS}
        value={holds}
        onChange={(value) => onAnswer(HOLDS.name, value ?? [])}
        faulty={false}
        describedBy={undefined}
        content={undefined}
      />
    </div>
  );
}
