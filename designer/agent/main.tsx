import '../theme.css';
import '../parts/parts.css';
import './agent.css';
import { render } from 'preact';
import { openSession } from '../session.ts';
import { AgentPage } from './page.tsx';

openSession();
render(<AgentPage />, document.getElementById('app') as HTMLElement);
