import { handOver } from '../handover.ts';
import { share } from './share.ts';

handOver({ share });
