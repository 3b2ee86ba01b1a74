/** The agent's page: whose token it is decides what is shown. */
import type { Me } from '../../runtime/wire/api/settings.ts';
import { useLoad } from '../api.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { useObserved } from '../parts/observed.ts';
import { useRoute } from '../router.tsx';
import { token } from '../session.ts';
import { MyLinks } from './links.tsx';
import { MyCustomer } from './person.tsx';
import { AgentShell } from './shell.tsx';
import { SignedOut } from './signed-out.tsx';
import { MyTask } from './task.tsx';
import { MyTasks } from './tasks.tsx';

export function AgentPage() {
  const held = useObserved(token);
  return held ? <SignedIn key={held} /> : <SignedOut />;
}

function SignedIn() {
  const { data: me } = useLoad<Me>('/api/me');
  if (me?.role === 'admin') return <SignedOut because={AGENT.adminLink} />;
  return (
    <AgentShell name={me?.agent.name ?? ''}>
      <Place />
    </AgentShell>
  );
}

function Place() {
  const [place, id] = useRoute().parts;
  if (place === 'tasks' && id) return <MyTask key={id} id={id} />;
  if (place === 'links') return <MyLinks />;
  if (place === 'people' && id) return <MyCustomer key={id} id={id} />;
  return <MyTasks />;
}
