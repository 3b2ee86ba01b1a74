/** Why a measurement cannot be right, in the words of those who look at it. */
export const QUALITY = {
  unsure: { zh: '存疑', en: 'unsure' },
  share: { zh: '{share} 的阅读存疑（{n} 次）', en: '{share} of the readings are unsure ({n})' },
  reasons: {
    'too-long': {
      title: { zh: '文章太长', en: 'article too long' },
      help: {
        zh: '只测量了文章靠前的部分，后面读没读不知道。',
        en: 'Only its first part was measured; whether the rest was read is not known.',
      },
    },
    'blocks-changed': {
      title: { zh: '读时段落被改', en: 'paragraphs changed' },
      help: {
        zh: '读的时候页面上的段落换了内容，这些时间记在了相邻的段落上。',
        en: 'Paragraphs were replaced while being read; their time went to the ones in their place.',
      },
    },
    'clock-jumped': {
      title: { zh: '时钟跳变', en: 'clock jumped' },
      help: {
        zh: '设备的时间在阅读中途跳了，时长不可靠。',
        en: 'The device’s time jumped during the reading; durations cannot be relied on.',
      },
    },
    'long-silence': {
      title: { zh: '久无动静', en: 'long silence' },
      help: {
        zh: '页面开着，却有很久没人碰过，比读完眼前的内容所需的时间长得多：人在不在不知道。',
        en: 'The page stayed open untouched for far longer than reading what it showed takes: whether anybody was there is not known.',
      },
    },
    'shared-window': {
      title: { zh: '两篇同屏', en: 'two articles in view' },
      help: {
        zh: '同一屏里有两篇文章，看的是哪一篇只能估计。',
        en: 'Two articles stood in the window at once; which of them was read can only be estimated.',
      },
    },
    'no-article': {
      title: { zh: '没找到正文', en: 'no article' },
      help: {
        zh: '页面上没有找到可以测量的正文。请给正文元素加上 data-dogear-article。',
        en: 'No article was found on the page. Mark its element with data-dogear-article.',
      },
    },
    'page-too-large': {
      title: { zh: '页面太大', en: 'page too large' },
      help: {
        zh: '页面的元素太多，没有找完，哪一部分是正文不知道。请给正文元素加上 data-dogear-article。',
        en: 'The page has too many elements to be searched: which of them is the article is not known. Mark it with data-dogear-article.',
      },
    },
    'hidden-layout': {
      title: { zh: '排版不可见', en: 'layout hidden' },
      help: {
        zh: '正文所在的位置量不出来，例如被遮住或没有高度。',
        en: 'Where the article stood could not be told: it was covered, say, or had no height.',
      },
    },
    other: {
      title: { zh: '其他原因', en: 'another reason' },
      help: {
        zh: '脚本报告了这个版本还不认识的原因。',
        en: 'The script gave a reason that this version does not know.',
      },
    },
  },
} as const;
