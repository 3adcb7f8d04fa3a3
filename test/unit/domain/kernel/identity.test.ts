import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeCheckDigit,
  judgeMemberIdentity,
  readIdentity,
} from '../../../../shared/domain/kernel/identity.ts';

const seventeenDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
  .map((digits) => digits.join(''));

describe('check digit', () => {
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('of %s is %s', (first17, check) => {
    expect(computeCheckDigit(first17)).toBe(check);
  });

  it('tells every single wrong digit and every swap of neighbours', () => {
    const position = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(seventeenDigits, position, fc.integer({ min: 1, max: 9 }), (first17, at, shift) => {
        const check = computeCheckDigit(first17);
        const wrong = (Number(first17[at]) + shift) % 10;
        expect(computeCheckDigit(first17.slice(0, at) + String(wrong) + first17.slice(at + 1))).not.toBe(
          check,
        );
        const swapped =
          first17.slice(0, at) + (first17[at + 1] ?? '') + first17.charAt(at) + first17.slice(at + 2);
        if (swapped !== first17 && at < 16) expect(computeCheckDigit(swapped)).not.toBe(check);
      }),
    );
  });
});

describe('reading an identity number', () => {
  it('folds width, case and surrounding spaces', () => {
    const reading = {
      kind: 'identity',
      number: '11010519491231002X',
      first17: '11010519491231002',
      checkDigitRight: true,
    };
    expect(readIdentity('11010519491231002X')).toEqual(reading);
    expect(readIdentity('　１１０１０５１９４９１２３１００２ｘ ')).toEqual(reading);
  });

  it('keeps a wrong check digit and says so', () => {
    expect(readIdentity('110105194912310021')).toMatchObject({ kind: 'identity', checkDigitRight: false });
  });

  it('makes 18 characters of the 15 that were issued until 1999', () => {
    expect(readIdentity('110105491231002')).toEqual(readIdentity('11010519491231002X'));
  });

  it.each([
    [''],
    ['1.10105E+17'],
    ['110105********002X'],
    ['11010519491231002'],
    ['1101051949123100 2X'],
    ['11010519491231X02X'],
    ['11010549123100X'],
    ['1101051949123100211'],
    ['H12345678'],
    ["'11010519491231002X"],
  ])('guesses nothing of %s', (text) => {
    expect(readIdentity(text)).toEqual({ kind: 'unreadable' });
  });

  it('has one number for a person, whether given with 15 or 18', () => {
    fc.assert(
      fc.property(seventeenDigits, (digits) => {
        const first17 = `${digits.slice(0, 6)}19${digits.slice(8)}`;
        const short = first17.slice(0, 6) + first17.slice(8);
        expect(readIdentity(short)).toEqual(readIdentity(first17 + computeCheckDigit(first17)));
      }),
    );
  });
});

describe("a member's own number", () => {
  function numberOf(first17: string): string {
    return first17 + computeCheckDigit(first17);
  }

  it.each([
    ['a citizen', numberOf('34082219650315432')],
    ['a resident from Hong Kong', numberOf('81000019920229001')],
    ['a resident from Taiwan', numberOf('83000019850101012')],
    ['a permanent resident', numberOf('91124119900101001')],
  ])('of %s is comparable', (_, number) => {
    expect(judgeMemberIdentity(number)).toEqual({ kind: 'comparable', number });
  });

  it('is comparable in the old form, as 18 characters', () => {
    expect(judgeMemberIdentity('110105491231002')).toEqual({
      kind: 'comparable',
      number: '11010519491231002X',
    });
  });

  it.each([
    ['a wrong check digit', '110105194912310021'],
    ['a birthday that never was', numberOf('34082219650230432')],
    ['an old number with a birthday that never was', '340822650230432'],
    ['an X in the middle', '11010519491231X02X'],
    ['15 characters with an X', '11010549123100x'],
  ])('with %s is invalid', (_, number) => {
    expect(judgeMemberIdentity(number)).toEqual({ kind: 'invalid' });
  });

  it.each([[''], ['H1234567890'], ['E12345678'], ['11010519491231002'], ['110105********002X'], ['无']])(
    'that is %s is another document',
    (number) => {
      expect(judgeMemberIdentity(number)).toEqual({ kind: 'other-document' });
    },
  );
});
