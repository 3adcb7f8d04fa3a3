import { describe, expect, it } from 'vitest';
import { foldName } from '../../../../shared/domain/kernel/fold-name.ts';
import { compareNames } from '../../../../shared/domain/kernel/names.ts';

describe('folding a name', () => {
  it.each([
    ['　張　三 ', '张三'],
    ['阿卜杜·热合曼', '阿卜杜热合曼'],
    ['阿卜杜•热合曼', '阿卜杜热合曼'],
    ['阿卜杜．热合曼', '阿卜杜热合曼'],
    ['阿卜杜.热合曼', '阿卜杜热合曼'],
    ['阿卜杜・热合曼', '阿卜杜热合曼'],
    ['阿卜杜‧热合曼', '阿卜杜热合曼'],
    ['阿卜杜･热合曼', '阿卜杜热合曼'],
    ['王\u200B小\u00A0明', '王小明'],
    ['ＪＯＨＮ', 'JOHN'],
    ['𠮷田', '𠮷田'],
  ])('makes %s %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('gives a name of Han characters alone what it gives one with more in it', () => {
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const char = String.fromCodePoint(code);
      expect(foldName(char)).toBe(foldName(`${char}\u200B`));
    }
  });

  it('converts character by character, whatever appears beside it', () => {
    expect(foldName('乾隆')).toBe(foldName('乾') + foldName('隆'));
    expect(foldName('乾')).toBe('干');
  });
});

describe('comparing names', () => {
  it.each([
    ['张三', '张三'],
    ['张三', '張　三'],
    ['陈国强', '陳國強'],
    ['阿依古丽·买买提', '阿依古丽.买买提'],
    ['王\uE123', '王\uE123'],
    ['阿依古丽·买买提', '阿依古丽⋅买买提'],
    ['阿依古丽·买买提', '阿依古丽∙买买提'],
    ['阿依古丽·买买提', '阿依古丽。买买提'],
    ['阿依古丽·买买提', '阿依古丽-买买提'],
    ['阿依古丽·买买提', '阿依古丽—买买提'],
    ['阿依古丽·买买提', '阿依古丽、买买提'],
    ['阿依古丽·买买提', '阿依古丽●买买提'],
    ['阿依古丽·买买提', '阿依古丽˙买买提'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['WANG XIAOMING', 'Wang Xiaoming'],
    ['KIM MINJUN', 'Kim Min-jun'],
    ['白云生', '⽩云⽣'],
    ['金龙', '\uF90A龙'],
    ['沈知远', '沈知远\u200E'],
    ['沈知远', '沈知远\u0000\u0000'],
    ['沈知远', "'沈知远"],
    ['沈知远', '沈知远(曾用名沈建国)'],
    ['沈建国', '沈知远（原名：沈建国）'],
    ['沈知远（曾用名沈建国）', '沈建国'],
  ])('takes %s and %s for equal', (record, given) => {
    expect(compareNames([record], given).kind).toBe('equal');
  });

  it.each([
    ['a homophone', '张小明', '章小明'],
    ['a homophone with another tone', '李伟', '李维'],
    ['one reading of several', '单雄信', '陕雄信'],
    ['another of them', '单雄信', '丹雄信'],
    ['a homophone in traditional form', '钟小明', '鐘小鳴'],
    ['a star in the middle', '张小明', '张*明'],
    ['a full-width star', '张小明', '张＊明'],
    ['a question mark', '张小喆', '张小?'],
    ['a box', '张小喆', '张小□'],
    ['a replacement character', '张小喆', '张小\uFFFD'],
    ['a private-use character', '张小喆', '张小\uE863'],
    ['a private-use character of plane 15', '张小喆', '张小\u{F0001}'],
    ['a private-use character of plane 16', '张小喆', '张小\u{100001}'],
    ['a private-use character in the registry', '张小\uE863', '张小喆'],
    ['a rare character outside the basic plane', '张\u{20BB7}', '张?'],
    ['one trailing star for the rest', '张小明', '张*'],
    ['many trailing stars', '张小明', '张*****'],
    ['a masked name whose shown part sounds alike', '张小明', '张晓*'],
    ['a masked name in the registry too', '张*', '张*'],
    ['two signs for one character', '李䶮', '李??'],
    ['four signs for one character', '李𬭩', '李????'],
    ['a reading in capitals', '李䶮', '李YAN'],
    ['a reading in small letters', '李䶮', '李yan'],
    ['a character that was lost', '欧阳𬭩', '欧阳'],
    ['a character that was lost within', '阿依古丽·买买提', '阿依古丽·买提'],
    ['a star for a dot', '阿依古丽·买买提', '阿依古丽*买买提'],
    ['a question mark for a dot', '阿依古丽·买买提', '阿依古丽?买买提'],
    ['a description in brackets', '李𬭩', '李(金全)'],
    ['a remark', '沈知远', '沈知远（已故）'],
    ['a title', '沈知远', '沈知远先生'],
    ['another order', 'KIM MINJUN', 'MINJUN KIM'],
  ])('takes %s for alike', (_, record, given) => {
    expect(compareNames([record], given).kind).toBe('alike');
  });

  it.each([
    ['another name', '张三', '李四'],
    ['another length', '张三', '张三丰'],
    ['an addition that sounds alike', '张明', '张明明'],
    ['a character that sounds otherwise', '张三', '张四'],
    ['homophones only', '张明', '章名'],
    ['stars only', '张明', '**'],
    ['one star only', '张明', '*'],
    ['nothing that agrees exactly', '张小明', '章*'],
    ['a star beyond the end', '张三', '张三*'],
    ['stars in the middle and another length', '张小明', '*明'],
    ['only stand-ins that agree', '□三', '□四'],
    ['letters that look like a reading', 'a明', '啊明'],
    ['one character that is left', '李䶮', '李'],
    ['two characters that were lost', '阿依古丽', '阿依'],
    ['the reading of another character', '李明', '李YAN'],
    ['signs for three characters', '欧阳小修', '欧??'],
    ['a remark beside another name', '张三', '李四（已故）'],
    ['a letter that was lost', 'KIM MINJUN', 'KIM MINJU'],
  ])('takes %s for different', (_, record, given) => {
    expect(compareNames([record], given).kind).toBe('different');
  });

  it.each([[''], ['　 '], [' · ']])('knows that "%s" is no name', (given) => {
    expect(compareNames(['张三'], given).kind).toBe('empty');
  });

  it('takes the best of the name and the former names', () => {
    expect(compareNames(['张三', '李四'], '李四').kind).toBe('equal');
    expect(compareNames(['李泗', '李四'], '李四').kind).toBe('equal');
    expect(compareNames(['张三', '李四'], '李泗').kind).toBe('alike');
    expect(compareNames(['张三', ''], '李四').kind).toBe('different');
    expect(compareNames(['', ''], '李四').kind).toBe('different');
    expect(compareNames([], '李四').kind).toBe('different');
  });

  it('says why in both languages, without quoting a name', () => {
    expect(compareNames(['张三', '李四'], '李四').note).toEqual({
      zh: '与曾用名一致',
      en: 'with a former name: the names are equal',
    });
    expect(compareNames(['张小明华'], '章小*华').note).toEqual({
      zh: '姓名相近：个别字同音不同形，个别字无法识别或被遮盖',
      en: 'some characters differ but sound alike, some characters are masked or unreadable',
    });
    expect(compareNames(['张三'], '张三').note).toEqual({ zh: '姓名一致', en: 'the names are equal' });
    expect(compareNames(['张三', '李小四'], '李*').note).toEqual({
      zh: '与曾用名相近：姓名后部被遮盖',
      en: 'with a former name: the end of the name is masked',
    });
    expect(compareNames(['张小明'], '章小*').note.en).toBe(
      'the end of the name is masked, some characters differ but sound alike',
    );
    expect(compareNames(['张三'], '李四').note).toEqual({ zh: '姓名不一致', en: 'the names disagree' });
    expect(compareNames(['张三'], '').note).toEqual({
      zh: '数据源未给出姓名',
      en: 'the row gives no name',
    });
    for (const given of ['张三', '章三', '张*', '李四', '']) {
      expect(JSON.stringify(compareNames(['张三'], given).note)).not.toMatch(/[张章李三四]/);
    }
  });
});
