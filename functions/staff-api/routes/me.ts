import * as z from 'zod';
import { staffMember } from '../../../shared/contracts/staff.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const me = staffMember.omit({ active: true }).extend({
  /** Goes into the header X-CSRF-Token of every change; null for bearer tokens, which need none. */
  csrfToken: z.string().nullable(),
});

export const meRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/me',
    summary: { zh: '当前登录的工作人员', en: 'Who is signed in' },
    capability: 'see-own-record',
    answer: me,
    handle: ({ actor: { staff, via } }) =>
      Promise.resolve(reply({ ...staff, csrfToken: via.kind === 'session' ? via.csrfToken : null })),
  }),
];
