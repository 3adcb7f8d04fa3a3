/** What appears on each page of a PDF, as text without spaces, so that line breaks make no difference. */
import { extractText, getDocumentProxy } from 'unpdf';

/** Fonts name some characters by the radicals that look like them, which no normal form makes one. */
const twins: Readonly<Record<string, string>> = {
  ...{ '⺠': '民', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长' },
  ...{ '⻔': '门', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马' },
  ...{ '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟' },
};

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('戶', '户')
    .replace(/[\u2e80-\u2eff]/g, (sign) => twins[sign] ?? sign)
    .replace(/\s/g, '');
}

export async function readPdfPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map(plain);
}

/** The pages, from 1, that hold a text. */
export function pagesWith(text: string, pages: readonly string[]): number[] {
  const wanted = plain(text);
  return pages.flatMap((page, index) => (page.includes(wanted) ? [index + 1] : []));
}

export function countOn(text: string, pages: readonly string[]): number {
  return pages.join('').split(plain(text)).length - 1;
}
