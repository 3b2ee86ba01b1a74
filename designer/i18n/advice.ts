/** What an error means to the person in front of it, and what to do next. */
import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { ApiError } from '../api.ts';

interface Advice {
  what: Text;
  next: Text;
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

const BY_STATUS: Record<number, Advice> = {
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
};

const UNKNOWN: Advice = {
  what: { zh: '出错了。', en: 'Something went wrong.' },
  next: {
    zh: '请重试；如果一直这样，把下面的代码发给管理员。',
    en: 'Try again; if it stays, send the code below to your administrator.',
  },
};

export const adviceOn = ({ code, status }: Pick<ApiError, 'code' | 'status'>): Advice =>
  BY_CODE[code] ?? BY_STATUS[status] ?? UNKNOWN;
