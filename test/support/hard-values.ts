/** Values that are hard to compare: what databases, JSON and calendars treat each in their own way. */
import fc from 'fast-check';
import type { Scalar } from '../../runtime/condition/vocabulary.ts';
import { DAY } from './journey.ts';

/** Everybody has lived until then. Clocks are turned back that night in Europe, and a week later in America. */
export const NOW = Date.UTC(2026, 9, 25, 3, 30);
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const long = (end: string) => 'x'.repeat(199) + end;
const TEXTS = [
  ...[
    'x',
    'X',
    '上海',
    '上',
    '上海市',
    'é',
    'e\u0301',
    '😀',
    '😀a',
    'a%b_c\\',
    "o'clock",
    '"q"',
    ' x ',
    '\u202e',
  ],
  ...['007', '7', '+7', '7.0', '-0', '0.799012', '1e3', 'NaN', 'null', 'true', '9'.repeat(180)],
  ...[long(''), long('y'), long('😀'), long('yz')],
  ...['2026-10-25', '2026-10-26', '2026/10/5', '2024-02-30', '2026-13-01', '2026-10-25 09:00', '0000-01-01'],
  ...[
    '2026-10-25T00:30:00+02:00',
    '2026-10-25T00:30:00Z',
    '2026-03-29T01:00:00.5Z',
    '9999-12-31',
    '2026-10-25T25:00Z',
  ],
];
export const NUMBERS = [
  ...[
    0,
    -0,
    7,
    -7,
    0.1,
    0.1 + 0.2,
    0.3,
    0.799012,
    0.1222932069610927,
    42,
    1_000,
    2 ** 53,
    2 ** 53 + 2,
    1e21,
    -1e21,
  ],
  ...[
    1.7976931348623157e308,
    -1.7976931348623157e308,
    5e-324,
    3.542442761325663e140,
    Number.MIN_SAFE_INTEGER,
  ],
  ...[
    NOW,
    NOW - 1,
    NOW - 7 * DAY,
    NOW + DAY,
    Date.UTC(2026, 9, 24, 16),
    Date.UTC(2026, 9, 25),
    99_999_999_999,
  ],
];

export const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  oneOf<Scalar>(...TEXTS),
  oneOf<Scalar>(...NUMBERS),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** Whatever a page may say of a person; no two texts alike to every database. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: oneOf<unknown>(null, [], {}, { a: 1 }, [null], [[1], 'x'], Number.NaN, 1 / 0) },
);
