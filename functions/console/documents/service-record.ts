/** 送达回证: proves on which day the notice was served, from which the reply period counts. */
import { serviceManner } from '../../../shared/contracts/case-steps.ts';
import { documentTitles, mannerTitles } from '../../../shared/domain/cases/words.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Html } from '../views/html.ts';
import { blankDate, box, formTable, longDate, room, sealed, type Paper } from './paper.ts';

export function serviceRecord(paper: Paper): Html {
  const { document, label } = paper;
  const { headName, town, village } = document.household;
  const { notice, service } = document.record;
  return html`${formTable([
      [label(say('送达文书', 'document')), html`${label(documentTitles.notice)}　${notice?.reference}`],
      [label(say('受送达人', 'to')), headName, label(say('份数', 'copies')), '1'],
      [label(say('送达地点', 'place')), `${town}${village}`],
      [
        label(say('送达方式', 'manner')),
        serviceManner.options.map(
          (manner) => html`${box(service?.manner === manner, label(mannerTitles[manner]))} `,
        ),
      ],
      [label(say('送达日期', 'served on')), service === null ? blankDate : longDate(service.servedOn)],
      [
        label(say('受送达人签名或者盖章', 'signature of who received it')),
        html`${room(3)}<span class="right">${blankDate}</span>`,
      ],
      [
        label(say('代收人签名及与受送达人关系', 'who took it for them, and relation')),
        html`${room(2)}<span class="right">${blankDate}</span>`,
      ],
      [label(say('拒收事由、见证人签名', 'why it was refused; witnesses')), room(5)],
      [label(say('送达人签名（两名）', 'served by (two)')), room(3)],
      [label(say('备注', 'remarks')), room(2)],
    ])}
    <p class="small">反馈期自送达次日起计算，共 ${document.replyWorkingDays} 个工作日。</p>
    ${sealed(paper)}`;
}
