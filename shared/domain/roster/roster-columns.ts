/** The columns of a roster (花名册): one row a member, amounts being household totals repeated on each row. */
import { type Column, column } from '../kernel/header.ts';

export const rosterColumns: readonly Column[] = [
  column('家庭编号', 'household_number', 'required'),
  column('救助类别', 'scheme', 'required'),
  column('户主姓名', 'head_name', 'required'),
  column('成员姓名', 'name', 'required'),
  column('身份证号', 'id_number', 'required'),
  column('与户主关系', 'relation', 'required'),
  column('是否保障对象', 'recipient', 'optional'),
  column('乡镇', 'town', 'required'),
  column('村社区', 'village', 'required'),
  column('保障类别', 'category', 'required'),
  column('家庭人口', 'household_size', 'optional'),
  column('月保障金额', 'monthly_amount', 'required'),
  column('家庭收入', 'income', 'required'),
  column('收入周期', 'income_period', 'required'),
  column('授权书签署日期', 'authorised_on', 'optional'),
  column('授权有效期至', 'authorised_until', 'required'),
  column('低保金发放账号', 'aid_account', 'optional'),
  column('曾用名', 'former_name', 'optional'),
];
