/** What the measures and their colours are called, in the designer and over the live page. */

export const MEASURE_WORDS = {
  attention: { zh: '停留', en: 'Attention' },
  reached: { zh: '读到', en: 'Reached' },
  read: { zh: '读了', en: 'Read' },
  clicks: { zh: '点击', en: 'Clicks' },
} as const;

/** Where the ramp of each measure begins and ends. */
export const RAMP_WORDS = {
  attention: [
    { zh: '略过', en: 'skipped' },
    { zh: '停留 ≥ 预期 4 倍', en: '≥ 4 × the expected time' },
  ],
  reached: [
    { zh: '没有人读到', en: 'nobody got here' },
    { zh: '所有人都读到', en: 'everybody got here' },
  ],
  read: [
    { zh: '没有人真正读', en: 'nobody really read it' },
    { zh: '所有人都读了', en: 'everybody read it' },
  ],
  clicks: [
    { zh: '没有点击', en: 'no clicks' },
    { zh: '点得最多的一段', en: 'the most clicked paragraph' },
  ],
} as const;

/** Where the diverging ramp begins, is neutral, and ends; `{name}` is what is compared with. */
export const DIFFERS_WORDS = [
  { zh: '不如{name}', en: 'less than {name}' },
  { zh: '一样', en: 'the same' },
  { zh: '超过{name}', en: 'more than {name}' },
] as const;
