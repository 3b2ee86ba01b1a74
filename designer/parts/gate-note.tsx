/** A decision of the gate in words: what it was, what it saw, when the contact may go out, and the rule behind it. */
import type { DecisionShown } from '../../runtime/wire/api/contact.ts';
import { type Text, useFormats, useText } from '../i18n/index.ts';
import { GATE } from '../i18n/words/gate.ts';
import { Link } from '../router.tsx';
import { gateText, rulePath } from './gate.ts';

type Decided = Pick<DecisionShown, 'contact' | 'outcome' | 'reason' | 'until' | 'seen'>;

const SIGNS: Record<Decided['outcome'], string> = { passed: '●', refused: '×', later: '◔' };
const SAW: Record<string, Text> = GATE.saw;
const NEXT: Record<string, Text> = GATE.next;

export function GateNote({ decided, personId }: { decided: Decided; personId: string }) {
  const text = useText();
  const { near } = useFormats();
  const { outcome, reason } = decided;
  return (
    <>
      <span class={`gate-${outcome}`}>
        <i aria-hidden="true">{SIGNS[outcome]}</i> {text(gateText(decided, near))}
      </span>
      {reason !== null && (
        <small class="gate-note">
          <Saw decided={decided} />
          {outcome === 'refused' && NEXT[reason] && <span>{text(NEXT[reason])}</span>}
          <Link to={rulePath(reason, personId)}>{text(GATE.toRule)}</Link>
        </small>
      )}
    </>
  );
}

/** The figures that decided, as the rule knows them. */
function Saw({ decided: { reason, seen } }: { decided: Decided }) {
  const text = useText();
  const { share } = useFormats();
  const word = SAW[reason ?? ''];
  if (!word || Object.keys(seen).length === 0) return null;
  const values = Object.entries(seen).map(([name, value]): [string, string] => [
    name,
    typeof value === 'number' && name === 'share' ? share(value) : consentText(text, name, value),
  ]);
  return <span>{text(word, Object.fromEntries(values))}</span>;
}

const CONSENTS: Record<string, Text> = GATE.consents;

function consentText(text: (text: Text) => string, name: string, value: unknown): string {
  const word = name === 'consent' || name === 'rule' ? CONSENTS[String(value)] : undefined;
  return word ? text(word) : String(value);
}
