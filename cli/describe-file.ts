/** One file of a provider or county: what its provider may know, and what an operator needs. */
import { subjectName } from '../shared/store/keys.ts';
import type { Counts } from '../shared/contracts/deliveries.ts';
import type { QuarantineLine } from '../shared/contracts/outputs.ts';
import { maskKey, readDeliveryKey } from '../shared/domain/deliveries/delivery-key.ts';
import {
  readDeliveredFiles,
  readQuarantine,
  receiptOf,
  type DeliveredFile,
} from '../shared/app/deliveries/delivered-files.ts';
import { readDecisions } from '../shared/app/deliveries/read-held.ts';
import { localTime } from '../functions/console/texts/dates.ts';
import { describeDecision } from './describe-decision.ts';
import type { Target } from './target.ts';

/** Later than any day: whether a date was in the future has been judged when the file came. */
const noDay = '9999-12-31';

/** Undefined where nothing is on record under the key. Of a key that was put several times, the newest bytes. */
export async function describeFile(key: string, { stores }: Target): Promise<string | undefined> {
  const name = subjectName(readDeliveryKey(key, noDay).subject);
  const files = await readDeliveredFiles(stores, (subject) => subjectName(subject) === name);
  const found = files.findLast(({ file }) => file.key === maskKey(key));
  if (found === undefined) return undefined;
  const quarantine: QuarantineLine[] = [];
  for await (const line of readQuarantine(found, stores.store)) quarantine.push(line);
  const current = files.filter(({ state, file }) => state === 'current' && file.fileId !== found.file.fileId);
  return [
    '可告知提供单位 for its provider (只有计数和原因 counts and reasons, no people)',
    JSON.stringify(receiptOf(found, quarantine), null, 2),
    '运维 for operators',
    ...describeRecord(found),
    ...(await readDecisions(found.subject, found.file, stores)).map(describeDecision),
    ...current.map((each) => `  现行文件 current instead  ${each.file.key}, ${firstCounts(each)}`),
    '',
  ].join('\n');
}

/** The open cases whose evidence names a file, a line each: by household, as begun ones keep what they rested on. */
export async function listCasesOn(key: string, { stores }: Target): Promise<string> {
  const { counties } = await stores.registry.readMap();
  const lines: string[] = [];
  for (const county of Object.keys(counties).sort()) {
    const open = await stores.caseLists.allCases({ county });
    for await (const { householdId, number, kind, state, findings } of stores.households.readCases(open)) {
      const rules = findings.filter(({ evidence }) => evidence.some(({ file }) => file === maskKey(key)));
      if (rules.length === 0) continue;
      lines.push(
        `  ${householdId}  个案 case ${number}  ${kind}  ${state}  ${rules.map(({ rule }) => rule).join(', ')}`,
      );
    }
  }
  return ['依据此文件的未结个案 open cases that rest on it', ...lines, `${lines.length} 件 cases`, ''].join(
    '\n',
  );
}

function describeRecord(found: DeliveredFile): string[] {
  const { file } = found;
  return [
    `  标识 id: ${file.fileId}（日志中的 correlation in the log）`,
    `  到达（北京时间）arrived, by China time: ${localTime(file.arrivedAt)}，第 ${file.part} 个，共 ${file.of} 个 file ${file.part} of ${file.of}`,
    `  首次计数 first counted: ${firstCounts(found)}`,
    `  原文 bytes: ${file.forgottenOn === undefined ? (file.archiveKey ?? '只在收件桶 in the inbox only') : `${file.forgottenOn} 起不再保存 no longer kept since ${file.forgottenOn}`}`,
  ];
}

/** What holds compare: later matches change the counts of a file, and never these. */
function firstCounts({ file: { verdict } }: DeliveredFile): string {
  return verdict.kind === 'accepted' ? describeCounts(verdict.counts) : '无 nothing';
}

function describeCounts({ rows, matched, quarantined }: Counts): string {
  const hits = matched === null ? '' : `，命中 ${matched} matched`;
  return `${rows} 行 rows${hits}，隔离 ${quarantined} quarantined`;
}
