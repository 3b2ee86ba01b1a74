/** Texts, links and bodies with places for what is known of the person and the run: `{{ person.name }}`. */
import { TimeIsOver, within } from './guard.ts';
import { parse, renderParsed, TEMPLATE_LIMITS, type TemplateMode } from './liquid.ts';

export { TEMPLATE_LIMITS, type TemplateMode } from './liquid.ts';
export { type Look, lookInto } from './look.ts';

/** One template to fill in from its scope: plain data. */
export interface Job {
  mode: TemplateMode;
  source: string;
  scope: object;
}

/** The text, or why there is none. */
export type Rendered = { text: string } | { fault: string };

/** Whether there is anything to fill in: most texts are texts. */
export const isTemplate = (source: string): boolean => source.includes('{{') || source.includes('{%');

/** Templates that did not end once are not tried again for a while: ms UTC by source. */
const endless = new Map<string, number>();
const REST = 600_000;

/** Fills in all of them. One guard stands around them together; only if it strikes does each get its own, to find who it was. */
export function renderAll(jobs: readonly Job[], now: number): Rendered[] {
  if (jobs.length === 0) return [];
  const all = jobs.map((job) => ({ job, resting: (endless.get(job.source) ?? 0) > now }));
  const one = ({ job, resting }: { job: Job; resting: boolean }) => (resting ? tooLong : attempt(job));
  try {
    return within(TEMPLATE_LIMITS.ms * 2, () => all.map(one));
  } catch (error) {
    if (!(error instanceof TimeIsOver)) throw error;
    return all.map((entry) => (entry.resting ? tooLong : alone(entry.job, now)));
  }
}

function alone(job: Job, now: number): Rendered {
  try {
    return within(TEMPLATE_LIMITS.ms, () => attempt(job));
  } catch (error) {
    if (!(error instanceof TimeIsOver)) throw error;
    if (endless.size >= 1_000) endless.clear();
    endless.set(job.source, now + REST);
    return tooLong;
  }
}

function attempt({ mode, source, scope }: Job): Rendered {
  try {
    return { text: renderParsed(mode, parse(mode, source), scope) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const tooLong: Rendered = { fault: `the template did not end within ${TEMPLATE_LIMITS.ms} ms` };
