import { handOver } from '../handover.ts';
import { deliver } from './deliver.ts';
import { join } from './join.ts';

handOver({ deliver, join });
