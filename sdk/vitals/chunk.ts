import { handOver } from '../handover.ts';
import { watch } from './watch.ts';

handOver({ watch });
