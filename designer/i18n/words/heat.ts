export const HEAT = {
  skipped: { zh: '略过', en: 'skipped' },
  lingered: { zh: '停留 ≥ 预期 4 倍', en: '≥ 4 × the expected time' },
} as const;
