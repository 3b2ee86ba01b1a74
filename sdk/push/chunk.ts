import { handOver } from '../handover.ts';
import { show } from './show.tsx';

handOver({ show });
