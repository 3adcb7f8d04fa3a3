/** A workbook as spreadsheets lay it out, one sheet from each text of comma-separated cells. */
import { zipSync } from 'fflate';

export function workbookOf(sheets: readonly string[]): Uint8Array {
  const numbered = sheets.map((text, at) => ({ text, number: at + 1 }));
  const list = numbered.map(
    ({ number }) => `<sheet name="s${number}" sheetId="${number}" r:id="r${number}"/>`,
  );
  const relations = numbered.map(
    ({ number }) =>
      `<Relationship Id="r${number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
  };
  for (const { text, number } of numbered) parts[`xl/worksheets/sheet${number}.xml`] = sheetOf(text);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)])));
}

function sheetOf(text: string): string {
  const rows = text.split('\n').map((line, at) => {
    const cells =
      line === '' ? [] : line.split(',').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
