import { rmSync } from 'node:fs';
import path from 'node:path';
import { createAdvance } from '../runtime/advance/index.ts';
import { systemWorld } from '../runtime/clock.ts';
import { createIngest } from '../runtime/ingest/index.ts';
import { openStore } from '../runtime/store/index.ts';
