/** Vessels of the registers of the maritime and the fishery authority (船舶), one row an owner and vessel. */
import { parseShare } from '../../kernel/fraction.ts';
import { say } from '../../kernel/say.ts';
import { isPlaceholder, cleanNumber } from '../../kernel/text.ts';
import { combineMachine, machineStates } from '../combine-machine.ts';
import { identifierIn, optional, required, type Row } from '../columns.ts';
import { lastFour, unclear } from '../held.ts';
import { vesselTypes } from '../machine-classes.ts';
import type { SourceSample } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';

const columns = {
  registrationNumber: required('船舶登记号', 'registration_number', 'identifier', {
    synonyms: ['船舶登记号码', '登记号', '登记号码', '船舶识别号', '渔船编码', '船舶编号', '船名号'],
    note: say(
      '同一船舶以此识别，一个文件只用一种号码；不得为空',
      'tells vessels apart, one kind of number in a file; not empty',
    ),
  }),
  vesselName: optional('船名', 'vessel_name', 'word', { synonyms: ['船舶名称', '船舶名'] }),
  vesselType: required('船舶类型', 'vessel_type', 'word', {
    synonyms: ['船舶种类', '船舶类别', '船种', '类型'],
    words: vesselTypes,
  }),
  share: optional('共有份额', 'share', 'share', {
    synonyms: ['份额', '所占份额', '股份', '所有份额'],
    note: say('`50%`、`1/2`、`0.5`；空白为全部', '`50%`, `1/2` or `0.5`; empty means the whole'),
  }),
  status: required('登记状态', 'registration_status', 'word', {
    synonyms: ['船舶状态', '状态', '所有权状态'],
    words: machineStates(say('登记状态', 'Registration states')),
  }),
};

type VesselRow = Row<typeof columns>;

export const vessel = defineSource<typeof columns>({
  name: 'vessel',
  title: say('船舶', 'vessels'),
  provider: say('船舶', 'vessel'),
  called: say('船舶', 'vessel'),
  facets: ['vehicle'],
  topics: ['vessel'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  file: {
    title: say('船舶', 'Vessels'),
    row: say('每个所有人的每艘船舶一行。', 'One row for each owner of each vessel.'),
    name: say('所有人，不要脱敏', "the owner's name, unmasked"),
    example: '海事局/2026-10-15/船舶.csv',
    remarks: [say('自用小船默认不产生疑点。', 'Small boats of one’s own raise nothing by default.')],
  },
  columns,
  names: ({ registrationNumber }) => {
    const number = identifierIn(registrationNumber);
    return number === undefined ? [] : [`vessel|number|${number}`];
  },
  combine: (rows) =>
    combineMachine(rows, {
      type: 'vessel',
      types: vesselTypes,
      typeOf: ({ vesselType }) => vesselType,
      points: rows.some(({ asset }) => isShareUnclear(asset)) ? [unclear.share] : [],
    }),
  summarise: ({ registrationNumber, vesselType, share = '', status }) =>
    say(
      `船舶登记号尾号 ${lastFour(registrationNumber)}，类型“${vesselType}”，份额“${share}”，状态“${status}”`,
      `vessel with a number ending in ${lastFour(registrationNumber)}, type "${vesselType}", share "${share}", state "${status}"`,
    ),
  sort: ({ vesselType }) => vesselTypes.titleOf(vesselType),
  describe: ({ registrationNumber, vesselName, vesselType, share, status }) => [
    vesselName ?? registrationNumber,
    vesselType,
    share && say(`份额 ${share}`, `share ${share}`),
    status,
  ],
});

/** No share is the whole. */
function isShareUnclear({ share = '' }: VesselRow): boolean {
  return !isPlaceholder(cleanNumber(share)) && parseShare(share) === 'unclear';
}

export const sample: SourceSample = {
  senders: [
    {
      provider: 'maritime-office',
      providerName: '清禾县海事处',
      asOf: '2026-09-30',
      files: ['船舶.csv'],
      rows: 600,
    },
  ],
  share: 0.001,
  draw: (draw, { age }) =>
    age < 18
      ? []
      : [
          {
            registration_number: `0H${draw.int(10_000_000, 99_999_999)}`,
            vessel_name: `试渔${draw.int(100, 999)}`,
            ...draw.pick([
              { vessel_type: '自用船', registration_status: '正常' },
              { vessel_type: '舢板', registration_status: '正常' },
              { vessel_type: '渔船', registration_status: '注销' },
              { vessel_type: '货船', registration_status: '灭失' },
            ]),
          },
        ],
  drawAny: (draw) => [
    {
      registration_number: `0H${draw.int(10_000_000, 99_999_999)}`,
      vessel_name: `试渔${draw.int(100, 999)}`,
      vessel_type: draw.pick(['内陆捕捞渔船', '货船', '自用船', '客渡船', '游艇']),
      share: draw.pick(['', '', '50%', '1/3']),
      registration_status: draw.pick(['正常', '正常', '抵押', '注销', '停航']),
    },
  ],
};
