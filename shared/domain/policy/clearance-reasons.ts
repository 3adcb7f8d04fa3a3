/** The reasons for a clearance that staff are offered unless policy has its own: exceptions that no column can show. */
import { say } from '../kernel/say.ts';

export const offeredReasons = {
  'disabled-members-vehicle': say('残疾人代步车', 'a vehicle that a disabled member needs'),
  inheritance: say('继承所得，尚未分割或仅为登记', 'inherited, not yet divided or in name only'),
  homestead: say('农村宅基地住房', 'a house on the homestead'),
  'sold-not-transferred': say('已出售未过户', 'sold, the register not yet changed'),
  'medical-money': say('医疗款或受赠的救治款', 'money for medical treatment'),
  'needed-to-live': say('维持基本生活所必需', 'needed to live'),
  'needed-to-work': say('维持生产经营所必需', 'needed to work'),
  'compensation-in-trust': say('代管、代收款项', 'money held for somebody else'),
  'name-lent': say('被他人冒用或借用姓名登记', 'registered in the name by or for somebody else'),
  'not-this-person': say('核实非本人', 'found to be another person'),
  'double-resolved': say('重复享受已处理', 'the double has been resolved'),
  other: say('其他', 'another reason'),
};
