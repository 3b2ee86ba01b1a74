import { describe, expect, it } from 'vitest';
import { safeAddress } from '../../../sdk/push/address.ts';

const PAGE = 'https://a.example/articles/waiting';

describe('An address in a push', () => {
  it.each([
    ['https://b.example/next', 'https://b.example/next'],
    ['http://b.example/next', 'http://b.example/next'],
    ['//b.example/next', 'https://b.example/next'],
    ['/next', 'https://a.example/next'],
    ['premium?x=1', 'https://a.example/articles/premium?x=1'],
  ])('%s leads to %s', (address, whole) => {
    expect(safeAddress(address, PAGE)).toBe(whole);
  });

  it.each([
    ['javascript:alert(1)'],
    [' JaVaScRiPt:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:x'],
    ['weixin://dl/business'],
    ['https://'],
    [''],
    [undefined],
  ])('%j leads nowhere', (address) => {
    expect(safeAddress(address, PAGE)).toBeUndefined();
  });
});
