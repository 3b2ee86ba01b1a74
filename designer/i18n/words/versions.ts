/** Publishing, what changed, people under way, and the history of versions. */
export const PUBLISH = {
  first: { zh: '发布“{name}”', en: 'Publish “{name}”' },
  again: { zh: '发布第 {version} 版', en: 'Publish version {version}' },
  back: {
    zh: '回到第 {old} 版，作为第 {version} 版发布',
    en: 'Go back to version {old}, as version {version}',
  },
  do: { zh: '发布', en: 'Publish' },
  doMove: { zh: '发布，并移动 {n} 人', en: 'Publish, and move {n} {n#person|people}' },
  doEnd: { zh: '发布，移动 {n} 人、结束 {ending} 人', en: 'Publish, move {n}, end {ending}' },
  begins: {
    zh: '发布以后，符合下面任一条的人会进入旅程：',
    en: 'Once it is published, people enter the journey by any of these:',
  },
  startsNow: {
    zh: '从发布的一刻起，新进入的人走这一版。',
    en: 'From that moment on, whoever enters walks this version.',
  },
  note: {
    zh: '这一版改了什么、为什么（可不填，留在版本记录里）',
    en: 'What changed and why (optional; kept in the history)',
  },
  noteExample: {
    zh: '例如：等待改为三天，给客户读完第二篇的时间',
    en: 'Such as: wait three days, so that the second article can be read',
  },
  warnings: { zh: '可以发布，但请留意', en: 'It can be published, but note' },
} as const;

export const CHANGES = {
  title: { zh: '有什么变化', en: 'What changes' },
  since: { zh: '和第 {version} 版相比', en: 'as against version {version}' },
  none: { zh: '节点、连线和规则都没有变化。', en: 'Nodes, lines and rules stay as they are.' },
  added: { zh: '新增', en: 'Added' },
  changed: { zh: '改动', en: 'Changed' },
  removed: { zh: '删除', en: 'Removed' },
  rules: { zh: '旅程规则', en: 'Rules of the journey' },
  field: { zh: '{field}：从 {before} 改为 {after}', en: '{field}: from {before} to {after}' },
  way: {
    zh: '“{exit}”原来去“{before}”，现在去“{after}”',
    en: '“{exit}” led to “{before}”, now to “{after}”',
  },
  wayNew: { zh: '“{exit}”现在去“{after}”', en: '“{exit}” now leads to “{after}”' },
  wayGone: {
    zh: '“{exit}”原来去“{before}”，现在到此结束',
    en: '“{exit}” led to “{before}”, now the journey ends there',
  },
} as const;

export const UNDER_WAY = {
  title: { zh: '正在旅程中的 {n} 人', en: '{n} {n#person|people} under way' },
  nobody: {
    zh: '现在没有人在旅程中，谁也不受影响。',
    en: 'Nobody is under way now; nobody is affected.',
  },
  stay: { zh: '在各自的版本走完', en: 'Finish on their versions' },
  stayHelp: {
    zh: '走到一半的人不受这次改动影响；只有新进入的人走新版本。',
    en: 'Those under way do not feel the change; only who enters from now on walks the new version.',
  },
  move: { zh: '移到新版本', en: 'Move to the new version' },
  moveHelp: {
    zh: '逐个节点决定去向。已发出的推送和任务不会再发一次。',
    en: 'Decide node by node where they go on. No push or task that went out goes out again.',
  },
  node: { zh: '停在', en: 'Who stands at' },
  people: { zh: '人数', en: 'People' },
  goesOn: { zh: '去向', en: 'Go on at' },
  goesOnFrom: { zh: '停在“{node}”的人去向', en: 'Where those at “{node}” go on' },
  becomes: { zh: '会怎样', en: 'What becomes of them' },
  finish: { zh: '在旧版本走完', en: 'finish on the old version' },
  end: { zh: '到此结束，不再往下走', en: 'end here at once' },
  same: { zh: '“{node}”（同一个节点）', en: '“{node}” (the same node)' },
  gone: { zh: '新版本里没有', en: 'gone' },
  onVersions: { zh: '第 {versions} 版', en: 'version {versions}' },
  stays: { zh: '留在旧版本，走完为止', en: 'stay on the old version until they finish' },
  keeps: { zh: '原样等下去', en: 'keep waiting exactly as they do' },
  're-checks': {
    zh: '按新的设置等，如同来时就是这样；不重发',
    en: 'wait as the node says now, as if since they came; nothing goes out twice',
  },
  ends: {
    zh: '移动时就地结束；已发出的推送和任务不收回，回应不再影响旅程',
    en: 'end where they stand; what went out stays out, and answers to it lead nowhere',
  },
  enters: { zh: '移动时进入这个节点，并执行它', en: 'enter that node when they move, with whatever it does' },
  sum: {
    zh: '{moving} 人移动，{staying} 人在旧版本走完',
    en: '{moving} move, {staying} finish on the old version',
  },
  sumEnding: {
    zh: '{moving} 人移动，{ending} 人就此结束，{staying} 人在旧版本走完',
    en: '{moving} move, {ending} end at once, {staying} finish on the old version',
  },
} as const;

export const HISTORY = {
  open: { zh: '版本', en: 'Versions' },
  openKey: { zh: '版本记录', en: 'History of versions' },
  title: { zh: '“{name}”的版本', en: 'Versions of “{name}”' },
  version: { zh: '版本', en: 'Version' },
  versionN: { zh: '第 {n} 版', en: 'Version {n}' },
  now: { zh: '当前', en: 'now' },
  when: { zh: '发布时间', en: 'Published' },
  why: { zh: '说明', en: 'Note' },
  restores: { zh: '回到第 {n} 版', en: 'brings back version {n}' },
  override: { zh: '场景没通过仍发布：{reason}', en: 'published although scenarios failed: {reason}' },
  changes: { zh: '变化', en: 'Changes' },
  since: { zh: '比第 {n} 版', en: 'since version {n}' },
  moving: { zh: '正在移走', en: 'moving on' },
  none: {
    zh: '还没有发布过。每次发布都会在这里留下一版，可以比较，也可以回到它。',
    en: 'Never published. Each publication leaves a version here, to compare with and to go back to.',
  },
  draft: { zh: '草稿', en: 'the draft' },
  compare: { zh: '和哪一版比较', en: 'Compare with' },
  alone: { zh: '不比较', en: 'nothing' },
  difference: { zh: '从{before}到{after}', en: 'From {before} to {after}' },
  legend: {
    zh: '双线框是新增，虚线框是改动，点线框加删除线是删除。',
    en: 'Doubled frames are new, dashed ones changed, dotted and struck through ones gone.',
  },
  readOnly: { zh: '只能看，不能改', en: 'Read only' },
  back: { zh: '回到这一版', en: 'Roll back to this version' },
  toDraft: { zh: '用它作草稿', en: 'Make it the draft' },
  move: { zh: '移动这一版上的 {n} 人', en: 'Move its {n} {n#person|people}' },
  moveTitle: { zh: '把第 {old} 版上的人移到第 {n} 版', en: 'Move people from version {old} to version {n}' },
  moveDo: { zh: '移动 {n} 人', en: 'Move {n} {n#person|people}' },
  moveDoEnding: { zh: '移动 {n} 人、结束 {ending} 人', en: 'Move {n}, end {ending}' },
  moved: {
    zh: '{n} 人正在移到第 {version} 版，画布上会看到他们',
    en: '{n} {n#person moves|people move} to version {version}; the canvas shows them as they arrive',
  },
  movedEnding: {
    zh: '{n} 人正在移到第 {version} 版，{ending} 人就此结束',
    en: '{n} {n#person moves|people move} to version {version}, {ending} {ending#ends|end} at once',
  },
  taken: {
    zh: '第 {n} 版成了草稿；撤销可以找回原来的草稿',
    en: 'Version {n} is the draft now; undo brings the former one back',
  },
  discard: { zh: '放弃未发布的改动', en: 'Discard unpublished changes' },
  discarded: {
    zh: '草稿回到第 {n} 版；撤销可以找回改动',
    en: 'The draft is version {n} again; undo brings the changes back',
  },
  figures: { zh: '这一版的数字', en: 'Figures of this version' },
  runs: { zh: '进入人次', en: 'Runs' },
  active: { zh: '进行中', en: 'Under way' },
  goals: { zh: '达成目标', en: 'Reached a goal' },
} as const;

export const RESUME = {
  title: { zh: '“{name}”继续运行', en: 'Let “{name}” go on' },
  help: {
    zh: '继续以后，新的客户可以进入，停在原处的人接着走。暂停期间已经到时间的人，按各节点的设置处理；这个设置在节点的“暂停或停机错过了时间”里改。',
    en: 'People can enter again, and those under way go on. Whose time came during the pause is treated as each node says; change it at the node, under “When a pause or an outage missed the time”.',
  },
  nobody: { zh: '现在没有人停在旅程中。', en: 'Nobody stands in the journey now.' },
  node: { zh: '停在', en: 'Who stands at' },
  people: { zh: '人数', en: 'People' },
  overdue: { zh: '到时间的人会怎样', en: 'Whose time came' },
  atOnce: { zh: '马上继续', en: 'go on at once' },
} as const;

export const ENTER = {
  open: { zh: '选人送入…', en: 'Choose people…' },
  notLive: {
    zh: '发布并运行以后，可以在这里选人送入。',
    en: 'Once it is published and live, people can be chosen here.',
  },
  title: { zh: '送入“{name}”', en: 'Send people into “{name}”' },
  person: { zh: '加一位客户…', en: 'Add a person…' },
  segment: { zh: '加一个人群里的所有人…', en: 'Add everybody in a segment…' },
  nobody: { zh: '还没有选人。', en: 'Nobody is chosen yet.' },
  chosen: { zh: '选中的客户', en: 'Chosen people' },
  without: { zh: '去掉{name}', en: 'Without {name}' },
  help: {
    zh: '一次最多 1,000 人。不符合“再次进入”规则的人会被挡下，不会重复进入。',
    en: 'Up to 1,000 at once. Whom the rule of re-entry keeps out is not entered again.',
  },
  do: { zh: '送入 {n} 人', en: 'Send {n} in' },
  done: {
    zh: '{entered} 人进入了旅程，{refused} 人被规则挡下',
    en: '{entered} entered the journey, {refused} {refused#was|were} kept out by its rules',
  },
  operator: { zh: '运营', en: 'an operator' },
  into: { zh: '送入一个旅程…', en: 'Send into a journey…' },
  came: { zh: '{person}进入了“{name}”', en: '{person} entered “{name}”' },
  keptOut: {
    zh: '“{name}”的规则没有让{person}进入，例如已经走过',
    en: 'The rules of “{name}” kept {person} out, such as having walked it already',
  },
} as const;

export const DROPPING = {
  drop: { zh: '删除这份草稿', en: 'Delete this draft' },
  dropped: { zh: '已删除草稿“{name}”', en: 'Deleted draft “{name}”' },
} as const;
