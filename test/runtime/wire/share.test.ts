import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedAddress, shareIn, unshared } from '../../../runtime/wire/share.ts';
import { cleanAddress } from '../../../sdk/content.ts';

const CODE = '0123456789abc';

describe('the address of a share', () => {
  it.each([
    ['https://a.example/read', `https://a.example/read?share_dogear=${CODE}`],
    ['https://a.example/read?id=7', `https://a.example/read?id=7&share_dogear=${CODE}`],
    ['https://a.example/app#/read/7', `https://a.example/app?share_dogear=${CODE}#/read/7`],
    [
      `https://a.example/read?share_dogear=zzzzzzzzzzzzz&id=7`,
      `https://a.example/read?id=7&share_dogear=${CODE}`,
    ],
  ])('of %s is %s', (address, shared) => {
    expect(sharedAddress(address, CODE)).toBe(shared);
    expect(shareIn(shared)).toEqual({ code: CODE });
  });

  it('names the same content as before, for the script on the page', () => {
    const path = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(path, (address) => {
        const content = cleanAddress(address);
        expect(cleanAddress(sharedAddress(content, CODE))).toBe(content);
        expect(unshared(sharedAddress(content, CODE))).toBe(content);
      }),
    );
  });

  it('goes on as it was through what a chat adds behind it', () => {
    const passed = `${sharedAddress('https://a.example/read', CODE)}&from=singlemessage&isappinstalled=0#top`;
    expect(shareIn(passed)).toEqual({ code: CODE });
    expect(unshared(passed)).toBe('https://a.example/read?from=singlemessage&isappinstalled=0#top');
  });

  it.each(['', 'x', '%00', `${CODE}0`, CODE.toUpperCase(), '<script>', '../../..', "';drop table shares;--"])(
    'with the code “%s” names no share',
    (said) => expect(shareIn(`https://a.example/?share_dogear=${said}`)).toEqual({}),
  );

  it.each([
    'https://a.example/',
    'https://a.example/?share=1',
    'https://a.example/?my_share_dogear=1',
    'https://a.example/#?share_dogear=1',
    '',
  ])('%s says nothing of shares', (address) => {
    expect(shareIn(address)).toBeUndefined();
    expect(unshared(address)).toBe(address);
  });

  it('is found in whatever text there is, at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_048 }), (text) => {
        expect(unshared(`${text}?share_dogear=`)).not.toContain('share_dogear=');
      }),
    );
  });
});
