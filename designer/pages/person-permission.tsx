/** Whether the person may be contacted: consent, block list, and when either changed. */
import { useState } from 'preact/hooks';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { ApiError, api } from '../api.ts';
import { type Text, useText } from '../i18n/index.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/fields.tsx';
import { When } from '../parts/marks.tsx';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { Link } from '../router.tsx';

type Permission = PersonProfile['permission'];

interface PermissionProps {
  person: PersonProfile;
  onChange(person: PersonProfile): void;
}

export function PermissionOf({ person, onChange }: PermissionProps) {
  const text = useText();
  const { name, permission } = person;
  const { consent, blocked } = permission;
  const [error, setError] = useState<ApiError>();
  const [reason, say] = useState('');
  const patch = async (change: Partial<Permission>): Promise<boolean> => {
    try {
      onChange(await api.patch<PersonProfile>(`/api/people/${encodeURIComponent(person.id)}`, change));
      setError(undefined);
      return true;
    } catch (failed) {
      setError(failed instanceof ApiError ? failed : undefined);
      return false;
    }
  };
  const write = async (change: Partial<Permission>, said: string) => {
    const before = 'consent' in change ? { consent } : { blocked };
    if (await patch(change)) announce(said, () => void patch(before));
  };
  const choose = (value: string) => {
    const next = (value || null) as Permission['consent'];
    const says = text(CONTACT[next ?? 'unsaid']);
    return write({ consent: next }, text(CONTACT.consentChanged, { name, consent: says }));
  };
  const block = () => reason.trim() && write({ blocked: reason.trim() }, text(CONTACT.blocked, { name }));
  return (
    <>
      <Select
        title={text(CONTACT.consentOf)}
        value={consent ?? ''}
        choices={[
          { value: '', title: text(CONTACT.unsaid) },
          { value: 'granted', title: text(CONTACT.granted) },
          { value: 'denied', title: text(CONTACT.denied) },
        ]}
        onChoose={choose}
      />
      {blocked === null ? (
        <form
          class="person-block"
          onSubmit={(event) => {
            event.preventDefault();
            void block();
          }}
        >
          <input
            class="field"
            aria-label={text(CONTACT.blockWhy)}
            placeholder={text(CONTACT.blockWhy)}
            maxLength={300}
            value={reason}
            onInput={(event) => say(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!reason.trim()}>
            {text(CONTACT.blockAdd)}
          </Button>
        </form>
      ) : (
        <p class="person-blocked">
          {text(CONTACT.onList, { reason: blocked })}{' '}
          <Button onClick={() => write({ blocked: null }, text(CONTACT.unblocked, { name }))}>
            {text(CONTACT.unblock)}
          </Button>
        </p>
      )}
      {error && <ErrorNote error={error} />}
      <History changes={person.permissionChanges} />
      <p>
        <Link to="/settings/contact">{text(CONTACT.toRules)}</Link>
      </p>
    </>
  );
}

type Changes = PersonProfile['permissionChanges'];

function History({ changes }: { changes: Changes }) {
  const text = useText();
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{text(CONTACT.history)}</summary>
      <ul class="ledger">
        {changes.map((change, index) => (
          <li key={change.at + index}>
            <When at={change.at} />{' '}
            {saidIn(change, changes[index + 1]).map((word) => text(word, { reason: change.blocked ?? '' }))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the change was, given the one before it. */
function saidIn(change: Changes[number], before: Changes[number] | undefined): Text[] {
  const consent = change.consent === (before?.consent ?? null) ? [] : [CONTACT[change.consent ?? 'unsaid']];
  if (change.blocked === (before?.blocked ?? null)) return consent;
  return [...consent, change.blocked === null ? CONTACT.tookOff : CONTACT.putOn];
}
