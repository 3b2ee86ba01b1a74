import '../theme.css';
import '../parts/notes.css';
import '../parts/controls.css';
import '../parts/figures.css';
import '../parts/people.css';
import './agent.css';
import './card.css';
import { render } from 'preact';
import { openSession } from '../session.ts';
import { AgentPage } from './page.tsx';

openSession();
render(<AgentPage />, document.getElementById('app') as HTMLElement);
