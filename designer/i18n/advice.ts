/** What an error means to the person in front of it, and what to do next. */
import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { ApiError } from '../api.ts';

export interface Advice {
  what: Text;
  next: Text;
  /** Only the answer itself says which one; it speaks English. */
  particular?: true;
}

const BY_CODE: Record<string, Advice> = {
  offline: {
    what: { zh: '连不上运行端。', en: 'The runtime cannot be reached.' },
    next: {
      zh: '请检查网络，或确认运行端已启动，然后重试。',
      en: 'Check the network, or whether the runtime is up, then try again.',
    },
  },
  'task-state': {
    what: { zh: '这条任务已经变了。', en: 'This task has moved on.' },
    next: { zh: '请重新读取后再操作。', en: 'Load it again before you act.' },
  },
  'no-such-entry': {
    what: {
      zh: '这个旅程运行中的版本没有“人工选入”。',
      en: 'The live version of this journey has no entry “by hand”.',
    },
    next: {
      zh: '请在旅程里加上这个入口并发布，或者换一个旅程。',
      en: 'Add one to the journey and publish it, or choose another journey.',
    },
  },
  'journey-state': {
    what: { zh: '这个旅程现在不在运行。', en: 'This journey is not running now.' },
    next: { zh: '请先发布它，或让它继续运行。', en: 'Publish it first, or let it go on.' },
  },
  'journey-published': {
    what: { zh: '有客户走过这个旅程，不能删除。', en: 'Runs walk this journey, so it stays.' },
    next: { zh: '请改为归档。', en: 'Archive it instead.' },
  },
  'journey-faulty': {
    what: { zh: '这份草稿还有问题。', en: 'This draft has faults.' },
    next: {
      zh: '请按画布上的问题列表改好，再来一次。',
      en: 'Mend those that the canvas lists, then try again.',
    },
  },
  'replay-running': {
    what: { zh: '已经有一次回放在进行。', en: 'A replay is running already.' },
    next: { zh: '请等它完成，或者先取消它。', en: 'Wait for it, or cancel it.' },
  },
  'segment-used': {
    what: { zh: '还有旅程或别的人群用着这个人群，不能删除。', en: 'The segment is still used, so it stays.' },
    next: {
      zh: '请先从它们里面去掉并发布。',
      en: 'Take it out of what uses it and publish, then delete it.',
    },
    particular: true,
  },
  'segment-circle': {
    what: { zh: '人群不能以自己为条件。', en: 'A segment cannot ask about itself.' },
    next: { zh: '请去掉绕回自己的那个条件。', en: 'Take out the condition that leads back to it.' },
  },
  'unit-circle': {
    what: { zh: '单位不能放到自己下面。', en: 'A unit cannot lie below itself.' },
    next: { zh: '请选别的上级，或者不选。', en: 'Choose another parent, or none.' },
  },
  'too-slow': {
    what: { zh: '这个条件要找太久，没有找完。', en: 'This condition took too long to answer.' },
    next: { zh: '请把条件收窄一些再试。', en: 'Narrow it, then try again.' },
  },
  'unit-used': {
    what: {
      zh: '这个单位里还有代理人或下级单位，不能删除。',
      en: 'Agents or other units are still in this unit, so it stays.',
    },
    next: { zh: '请先把他们移到别的单位。', en: 'Move them to another unit first.' },
  },
  'journey-archived': {
    what: { zh: '这个旅程已经归档。', en: 'This journey is archived.' },
    next: { zh: '请先恢复它。', en: 'Restore it first.' },
  },
  'no-address': {
    what: { zh: '这篇内容还没有地址。', en: 'This content has no address yet.' },
    next: {
      zh: '先打开一次它的页面，或者请管理员填上网址。',
      en: 'Open its page once, or ask an administrator to enter its address.',
    },
  },
  'draft-conflict': {
    what: { zh: '别人刚刚保存了这份草稿。', en: 'Somebody else has just saved this draft.' },
    next: { zh: '请先对比两份，再决定保留哪一份。', en: 'Compare both, then decide which one stays.' },
  },
};

const UNFIT: Advice = {
  what: { zh: '提交的内容不合要求。', en: 'What was sent does not fit.' },
  next: { zh: '请对照下面的原文改好，再提交。', en: 'Change it as the line below says, then send it again.' },
  particular: true,
};
const BUSY: Advice = {
  what: { zh: '运行端现在忙不过来。', en: 'The runtime is too busy just now.' },
  next: { zh: '请过一会儿重试。', en: 'Try again in a while.' },
};

const BY_STATUS: Record<number, Advice> = {
  400: UNFIT,
  401: {
    what: { zh: '令牌无效或已更换。', en: 'The token is wrong or was changed.' },
    next: { zh: '请重新登录。', en: 'Sign in again.' },
  },
  403: {
    what: { zh: '你没有权限查看这里。', en: 'You may not see this.' },
    next: { zh: '请让管理员开通，或换一个账号。', en: 'Ask an administrator, or use another account.' },
  },
  404: {
    what: { zh: '找不到它。', en: 'It is not there.' },
    next: {
      zh: '可能已被移除或合并；请从列表重新打开。',
      en: 'It may have been removed or merged; open it again from the list.',
    },
  },
  409: {
    what: { zh: '它刚被别人改过。', en: 'Somebody else changed it.' },
    next: { zh: '请重新读取后再操作。', en: 'Load it again before you act.' },
  },
  413: {
    what: { zh: '提交的内容太大。', en: 'What was sent is too large.' },
    next: { zh: '请缩小以后再提交。', en: 'Make it smaller, then send it again.' },
  },
  422: UNFIT,
  429: BUSY,
  503: BUSY,
};

const UNKNOWN: Advice = {
  what: { zh: '出错了。', en: 'Something went wrong.' },
  next: {
    zh: '请重试；如果一直这样，把下面的代码发给管理员。',
    en: 'Try again; if it stays, send the code below to your administrator.',
  },
  particular: true,
};

export const adviceOn = ({ code, status }: Pick<ApiError, 'code' | 'status'>): Advice =>
  BY_CODE[code] ?? BY_STATUS[status] ?? UNKNOWN;
