import { handOver } from '../handover.ts';
import { open } from './open.ts';

handOver({ open });
