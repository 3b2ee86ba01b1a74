/** Journeys that go off the list, and come back. */
export const ARCHIVING = {
  inUse: { zh: '在用', en: 'In use' },
  which: { zh: '哪些旅程', en: 'Which journeys' },
  archived: { zh: '已归档', en: 'archived' },
  none: {
    zh: '没有归档的旅程。不再用的旅程可以归档：从列表里拿走，版本、数字和每个人走过的路都留着，随时可以恢复。',
    en: 'Nothing is archived. A journey that is over can be: it leaves the list, its versions, figures and runs stay, and it can be restored at any time.',
  },
  when: { zh: '归档时间', en: 'Archived' },
  archive: { zh: '归档', en: 'Archive' },
  restore: { zh: '恢复', en: 'Restore' },
  title: { zh: '归档“{name}”？', en: 'Archive “{name}”?' },
  people: {
    zh: '现在有 {n} 人在旅程中。归档以后他们停在原处，等着的推送和任务不再发出；已经发出的照常可以打开和完成。',
    en: '{n} {n#person is|people are} under way. They will stand still where they are, and nothing more goes out to them; what went out can still be opened and completed.',
  },
  kept: {
    zh: '版本、数字和每个人走过的路都留着。恢复以后旅程是暂停的，继续运行时他们从原处往下走。要让他们就此结束，请先发布一版，把他们移到“到此结束”。',
    en: 'Versions, figures and runs stay. Restored, the journey is paused; once it goes on, they go on from where they stand. To end their runs instead, first publish a version and move them to “end here at once”.',
  },
  done: { zh: '“{name}”已归档', en: '“{name}” is archived' },
  restored: {
    zh: '“{name}”已恢复，现在是暂停的',
    en: '“{name}” is back on the list, and paused',
  },
  draftRestored: { zh: '“{name}”已恢复', en: '“{name}” is back on the list' },
  isArchived: {
    zh: '这个旅程已归档：没有人会进入，走到一半的人停在原处。恢复以后才能发布或继续运行。',
    en: 'This journey is archived: nobody enters, and those under way stay where they are. Restore it to publish it or let it go on.',
  },
} as const;
