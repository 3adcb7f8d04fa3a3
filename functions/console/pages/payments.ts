/** What decisions change in payments, month by month: what is handed to finance before its cut-off. */
import { addMonths } from '../../../shared/domain/kernel/calendar.ts';
import { paymentColumns, type PaymentChange } from '../../../shared/domain/cases/payment-changes.ts';
import { sayHousehold } from '../../../shared/domain/kernel/household-number.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { ShownPaymentList } from '../../../shared/web/scoped-stores.ts';
import { householdAddress } from '../texts/addresses.ts';
import { words } from '../texts/words.ts';
import { textField } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import { facts, note, tag, yuan } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import { sheetOf, type SheetColumn } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';
import { withheldNote } from './withheld.ts';

export function paymentsAddress(month: string): string {
  return `/payments/${month}`;
}

export function paymentsPage(visit: StaffVisit, list: ShownPaymentList): Page {
  const { t } = visit;
  const changes = sheetOf(visit, {
    name: 'payment-changes',
    title: words.payments,
    columns: shownColumns,
    rows: list.changes,
    empty: say('这个月还没有变动', 'nothing has changed for this month yet'),
  });
  return {
    title: words.payments,
    lead: html`<p>${list.month} ${stateOf(list, visit)}</p>`,
    actions: html`<a class="button" href="${paymentsAddress(list.month)}/finance.csv"
        >${t(say('下载交财政的名单', 'Download the file for finance'))}</a
      ><button class="quiet" type="button" data-print hidden>${t(words.print)}</button>`,
    sheets: [changes],
    body: html`<div class="panel">
      ${monthForm(list, visit)}${explanation(list, visit)}${withheldNote(list.withheld, visit, bySomebodyElse)}${facts(
        [
          [t(say('名单编号', 'number of the list')), list.number],
          [t(say('截止日期', 'cut-off')), list.cutOff],
          [t(say('每月净变动', 'net change a month')), `${yuan(list.netFen)} ${t(words.yuan)}`],
          [t(say('文件校验码', 'digest of the file (SHA-256)')), html`<code>${list.sha256}</code>`],
        ],
      )}
      ${changes.shown}${months(list, visit)}
    </div>`,
  };
}

function stateOf({ final }: ShownPaymentList, { t }: StaffVisit): Html {
  return final
    ? tag(t(say('已截止，不再变动', 'closed: it changes no more')), 'good')
    : tag(t(say('尚未截止', 'still open')), 'look');
}

function explanation({ final, number }: ShownPaymentList, { t }: StaffVisit): Html {
  return note(
    'plain',
    final
      ? t(
          say(
            `请交财政执行，随后在各个案中选择“登记落实”，填写名单编号 ${number}。`,
            `Hand it to finance; then take the step “record the change of payment” in each case, with the number ${number}.`,
          ),
        )
      : t(
          say(
            '截止日之前作出的决定还会加入；截止后再交财政。',
            'Decisions up to the cut-off are still added; hand it to finance after that.',
          ),
        ),
  );
}

/** The totals are of the whole list. */
const bySomebodyElse = say(
  '交财政的名单请由其他经办人下载。',
  ' Somebody else downloads the file for finance.',
);

/** The columns of the file, and from each household the way to it. */
const shownColumns: readonly SheetColumn<PaymentChange>[] = paymentColumns.map((column, place) =>
  place === 0
    ? {
        ...column,
        show: (each) =>
          html`<a href="${householdAddress(each.householdId, 'payment-check')}">${sayHousehold(each).zh}</a>`,
      }
    : column,
);

/** Any month, also far from this one. */
function monthForm({ month }: ShownPaymentList, { t }: StaffVisit): Html {
  return html`<form method="get" action="/payments" class="filters">
    ${textField({ name: 'month', label: t(say('月份', 'month')), type: 'month', value: month, placeholder: '2026-11' })}
    <div class="actions"><button>${t(say('查看', 'Show'))}</button></div>
  </form>`;
}

function months({ month }: ShownPaymentList, { t }: StaffVisit): Html {
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return html`<p class="pager">
    <a class="button quiet" href="${paymentsAddress(before)}">${t(say('上月', 'Month before'))} ${before}</a>
    <a class="button quiet" href="${paymentsAddress(after)}">${t(say('下月', 'Month after'))} ${after}</a>
  </p>`;
}
