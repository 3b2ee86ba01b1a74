/** The chunk as a module. */
export { deliver } from './deliver.ts';
export { join } from './join.ts';
