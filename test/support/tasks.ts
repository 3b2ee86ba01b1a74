/** Made tasks with evidence, for tests that show them. */
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';

export function madeTask(told: Partial<TaskShown> = {}): TaskShown {
  return {
    id: 'task-1',
    kind: 'task',
    choices: [],
    answer: null,
    state: 'offered',
    title: '读到“既往症”停下来了',
    reason: '两次读完《等待期》，在“既往症”一段停留 42 秒',
    opener: '您好，看到您在关心既往症要不要告知。',
    person: { id: 'person-1', name: '张女士', identifiers: [{ kind: 'phone', value: '13812345678' }] },
    agent: { id: 'zhou', name: '周敏' },
    journey: { id: 'journey-1', name: '重疾险培育' },
    runId: 'run-1',
    evidence: {
      cause: '读完《等待期》≥ 80%',
      why: { zh: '读完《等待期》≥ 80%', en: 'read 80% of “等待期”' },
      contents: [
        {
          contentId: 'content-1',
          title: '等待期',
          url: 'https://example.com/waiting',
          readings: 2,
          engaged: 180_000,
          completion: 0.94,
          bands: [4_000, 16_000, 2_000],
          weights: [4_000, 4_000, 4_000],
          paragraphs: [{ key: '1-a', text: '既往症没有期限', attention: 42_000, weight: 14_000 }],
        },
      ],
    },
    outcome: null,
    note: null,
    dueAt: Date.now() + 3_600_000,
    snoozedUntil: null,
    createdAt: Date.now() - 3_600_000,
    updatedAt: Date.now() - 3_600_000,
    entries: [{ at: Date.now() - 3_600_000, actor: 'journey', action: 'offer', note: null }],
    ...told,
  };
}
