import fc from '../../../builders/fast-check.ts';
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
    ['an apostrophe in front', "'11010519491231002X"],
    ['another apostrophe', '’11010519491231002X'],
    ['a formula that is text', '="11010519491231002X"'],
    ['groups', '110105 19491231 002X'],
    ['groups with strokes', '110105-19491231-002x'],
    ['a space before the X', '11010519491231002 X'],
    ['tabs', '\t11010519491231002X\t'],
    ['quotation marks', '“11010519491231002X”'],
    ['a sign of multiplication', '11010519491231002×'],
    ['a Roman ten', '11010519491231002Ⅹ'],
    ['a small Roman ten', '11010519491231002ⅹ'],
    ['a Cyrillic letter', '11010519491231002Х'],
    ['a zero-width space', '11010519491231002X\u200B'],
    ['marks of direction', '\u202D11010519491231002X\u202C'],
    ['a byte order mark', '\uFEFF11010519491231002X'],
    ['a control character', '\u001F11010519491231002X'],
    ['padding with NUL', '11010519491231002X\u0000\u0000'],
  ])('reads a number with %s', (_, text) => {
    expect(readIdentity(text)).toMatchObject({ kind: 'identity', number: '11010519491231002X' });
  });

  it.each([
    ['', 'identity-unreadable'],
    ['1.10105E+17', 'identity-scientific'],
    ['1.10105194912310E+17', 'identity-scientific'],
    ['110105********002X', 'identity-masked'],
    ['110105XXXXXXXX002X', 'identity-masked'],
    ['110105****', 'identity-masked'],
    ['11010519491231002*', 'identity-masked'],
    ['11010519491231002', 'identity-unreadable'],
    ['11010519491231X02X', 'identity-unreadable'],
    ['11010549123100X', 'identity-unreadable'],
    ['1101051949123100211', 'identity-unreadable'],
    ['11O10519491231002X', 'identity-unreadable'],
    ['11010519491231002X.0', 'identity-unreadable'],
    ['11010519491231002Y', 'identity-unreadable'],
    ['H12345678', 'identity-other-document'],
    ['E12345678', 'identity-other-document'],
    ['91320100MA1ABCDE2X', 'identity-other-document'],
    ['军字第1234567号', 'identity-other-document'],
  ])('guesses nothing of %s', (text, reason) => {
    expect(readIdentity(text)).toMatchObject({ kind: 'unreadable', reason });
  });

  it.each([
    ['11010519491231002X、34052419800101001X', ['11010519491231002', '34052419800101001']],
    ['11010519491231002X 34052419800101001X', ['11010519491231002', '34052419800101001']],
    ['11010519491231002X/34052419800101001X', ['11010519491231002', '34052419800101001']],
    ['11010519491231002X34052419800101001X', ['11010519491231002', '34052419800101001']],
    ['夫11010519491231002X,妻34052419800101001X', ['11010519491231002', '34052419800101001']],
    ['身份证11010519491231002X', ['11010519491231002']],
    ['11010519491231002X/11010519491231002X', ['11010519491231002']],
    ['110105********002X', []],
    ['110105194912310021（经办人补录）', []],
  ])('leads to whoever certainly appears in %s', (text, first17s) => {
    const reading = readIdentity(text);
    expect(reading.kind === 'unreadable' && reading.numbers.map(({ first17 }) => first17)).toEqual(first17s);
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
    ['a digit too few', '11010519491231002'],
    ['a digit too many', '11010519491231002XX1'],
    ['a masked part', '110105********002X'],
    ['a masked check digit', '11010519491231002*'],
    ['scientific notation', '1.10105E+17'],
    ['a letter for a digit', '11O10519491231002X'],
    ['a word before it', '身份证11010519491231002X'],
    ['another beside it', '11010519491231002X、34052419800101001X'],
  ])('with %s is invalid', (_, number) => {
    expect(judgeMemberIdentity(number)).toEqual({ kind: 'invalid' });
  });

  it.each([[''], ['H1234567890'], ['E12345678'], ['无'], ['-'], ['出生医学证明 R320123456']])(
    'that is %s is another document',
    (number) => {
      expect(judgeMemberIdentity(number)).toEqual({ kind: 'other-document' });
    },
  );
});
