import { describe, expect, it } from 'vitest';
import { cleanAddress } from '../../sdk/content.ts';

describe('The address that names a content', () => {
  it.each([
    ['https://a.example/waiting?id=7#top', 'https://a.example/waiting?id=7'],
    ['https://a.example/waiting?utm_source=x&id=7&utm_medium=y', 'https://a.example/waiting?id=7'],
    ['https://a.example/waiting?from=timeline&isappinstalled=0', 'https://a.example/waiting'],
    [
      'https://a.example/s?__biz=MzA&mid=1&scene=21&clicktime=9&sharer_shareinfo=z',
      'https://a.example/s?__biz=MzA&mid=1',
    ],
    ['https://a.example/waiting?fbclid=1&gclid=2&msclkid=3', 'https://a.example/waiting'],
    ['https://a.example/?from=timeline#/waiting/7', 'https://a.example/#/waiting/7'],
    ['https://a.example/app#!/waiting', 'https://a.example/app#!/waiting'],
    ['https://a.example/等待期', 'https://a.example/%E7%AD%89%E5%BE%85%E6%9C%9F'],
  ])('of %s is %s', (address, name) => {
    expect(cleanAddress(address)).toBe(name);
  });

  it('is cut where the wire would not take it', () => {
    expect(cleanAddress(`https://a.example/?q=${'x'.repeat(3_000)}`).length).toBe(1_024);
  });
});
