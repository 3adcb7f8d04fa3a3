/** What a step may not say, at the last day and the first that it may. */
import { describe, expect, it } from 'vitest';
import type { CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aHardCase, CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';
import { aStaffMember, staff, type Person } from '../../../builders/staff.ts';

/** What speaks against a step; nothing where it is taken. The life goes on from where it was. */
function against(life: CaseLife, who: Person, step: CaseStepInput): string[] {
  const { file } = life;
  const outcome = life.try(who, step);
  life.file = file;
  return outcome.kind === 'taken' ? [] : outcome.problems.map(({ code }) => code);
}

const dispatched = () => aHardCase().take('county', steps.screen).take('county', steps.dispatch);
const noticed = () =>
  surveyed(aHardCase())
    .take('leader', steps.terminate)
    .take('county', steps.check)
    .take('county', steps.notice);
/** Served on Tuesday, the day after the notice; today is Thursday. */
const served = () =>
  noticed()
    .on('2026-10-13')
    .take('handler', { ...steps.serve, servedOn: '2026-10-13' })
    .on('2026-10-15');

describe('people whom a step names', () => {
  const assign = (parts: Partial<(typeof staff)['otherHandler']>) => {
    const life = dispatched();
    const named = { ...staff.otherHandler, ...parts };
    (life.people as Map<string, typeof named>).set(named.id, named);
    return against(life, 'leader', { step: 'assign', assignee: named.id });
  };

  it.each([
    ['has to be there', { active: false }, ['staff-unknown']],
    ['of another town', { town: '西街镇' }, ['staff-out-of-scope']],
    ['of another county', { county: '220202' }, ['staff-out-of-scope']],
    ['related to the household', { relatedHouseholds: ['110101-0001'] }, ['staff-related']],
    ['related to another one', { relatedHouseholds: ['110101-0002'] }, []],
  ])('%s', (_what, parts, codes) => {
    expect(assign(parts)).toEqual(codes);
  });

  it('a household that is registered apart is visited by the county, one of it is enough', () => {
    const apart = aHardCase()
      .take('county', { step: 'screen', registeredApart: true })
      .take('county', steps.dispatch);
    const begin = (...investigators: string[]) =>
      against(apart, 'handler', { step: 'begin-investigation', investigators });
    expect(begin('town-handler-1', 'town-handler-2')).toEqual(['county-visit-missing']);
    expect(begin('town-handler-1', 'county-handler-1')).toEqual([]);
  });
});

describe('the town that is to visit', () => {
  const dispatchTo = (town: string, others: Partial<(typeof staff)['handler']> = {}) => {
    const life = aHardCase().take('county', steps.screen);
    const named = { ...staff.otherHandler, ...others };
    // Whoever works in a town is looked up for the step: here this one person.
    const people = life.people as Map<string, typeof named>;
    people.clear();
    people.set(named.id, named);
    return against(life, 'county', { step: 'dispatch', town });
  };

  it("is the household's own, whoever works there", () => {
    expect(dispatchTo('东街镇', { active: false })).toEqual([]);
  });

  it('or another one in which somebody works', () => {
    expect(dispatchTo('西街镇', { town: '西街镇' })).toEqual([]);
    expect(dispatchTo('西街镇', { town: '西街镇', active: false })).toEqual(['town-unknown']);
    expect(dispatchTo('西衔镇', { town: '西街镇' })).toEqual(['town-unknown']);
  });
});

describe('a survey', () => {
  const record = (parts: object, life = dispatched().take('handler', steps.begin).on('2026-10-14')) =>
    against(life, 'handler', { ...steps.survey, ...parts });

  it('was made between the day the case was raised and today', () => {
    expect(record({ visitedOn: '2026-10-11' })).toEqual(['survey-unsound']);
    expect(record({ visitedOn: '2026-10-12' })).toEqual([]);
    expect(record({ visitedOn: '2026-10-14' })).toEqual([]);
    expect(record({ visitedOn: '2026-10-15' })).toEqual(['survey-unsound']);
  });

  it('is signed by any member', () => {
    const life = aHardCase({ members: [aMember(), aMember({ ordinal: 2 })] })
      .take('county', steps.screen)
      .take('county', steps.dispatch)
      .take('handler', steps.begin);
    const signedBy = (memberOrdinal: number) =>
      record({ signature: { kind: 'signed', memberOrdinal } }, life);
    expect(signedBy(2)).toEqual([]);
    expect(signedBy(3)).toEqual(['survey-unsound']);
  });

  it('is signed by somebody who was met, where it says who was', () => {
    const signed = { signature: { kind: 'signed', memberOrdinal: 1 } };
    expect(record({ ...signed, form: { present: [1] } })).toEqual([]);
    expect(record({ ...signed, form: { present: [] } })).toEqual([]);
    const life = aHardCase({ members: [aMember(), aMember({ ordinal: 2 })] })
      .take('county', steps.screen)
      .take('county', steps.dispatch)
      .take('handler', steps.begin);
    expect(record({ ...signed, form: { present: [2] } }, life)).toEqual(['signer-not-met']);
  });

  it('is none where nobody was met: that is put on record, and moves nothing', () => {
    const life = dispatched().on('2026-10-14');
    const absence = { step: 'record-absence', visitedOn: '2026-10-13', found: '敲门无人' } as const;
    expect(against(life, 'handler', { ...absence, againOn: '2026-10-13' })).toEqual(['absence-unsound']);
    expect(against(life, 'handler', { ...absence, visitedOn: '2026-10-15' })).toEqual(['absence-unsound']);
    const { state, survey, deadline } = life.case;
    life.take('handler', { ...absence, againOn: '2026-10-16' });
    expect(life.case).toMatchObject({ state, survey, deadline });
    expect(life.case.events.at(-1)?.reason.zh).toContain('敲门无人；拟于 2026-10-16 再访');
  });

  it('names what is attached to the case, and nothing else', () => {
    const life = dispatched().take('handler', steps.begin);
    life.keep({ ...life.case, attachments: [anAttachment('a'), anAttachment('b')] });
    expect(record({ attachments: ['a', 'b'] }, life)).toEqual([]);
    expect(record({ attachments: ['a', 'c'] }, life)).toEqual(['attachment-unknown']);
  });
});

describe('service and replies', () => {
  it('a notice is served from its own day on, and not in the future', () => {
    const life = noticed().on('2026-10-14');
    const serve = (servedOn: string) => against(life, 'handler', { ...steps.serve, servedOn });
    expect(serve('2026-10-11')).toEqual(['service-unsound']);
    expect(serve('2026-10-12')).toEqual([]);
    expect(serve('2026-10-14')).toEqual([]);
    expect(serve('2026-10-15')).toEqual(['service-unsound']);
  });

  it('a reply came between service and today, and a statement has words', () => {
    const reply = (receivedOn: string, parts: object = {}) =>
      against(served(), 'handler', { ...steps.agrees, receivedOn, ...parts });
    expect(reply('2026-10-12')).toEqual(['reply-unsound']);
    expect(reply('2026-10-13')).toEqual([]);
    expect(reply('2026-10-15')).toEqual([]);
    expect(reply('2026-10-16')).toEqual(['reply-unsound']);
    expect(reply('2026-10-15', { reply: 'statement' })).toEqual(['reply-unsound']);
    expect(reply('2026-10-15', { reply: 'statement', text: '款项不属于本户' })).toEqual([]);
  });

  it('that a period passed without a reply is not said while its end is not certain', () => {
    const life = served();
    const { service } = life.case;
    life.keep({ ...life.case, service: service && { ...service, servedOn: '2034-12-29' } });
    const noReply = { step: 'record-reply', reply: 'no-reply', receivedOn: '2035-06-01' } as const;
    expect(against(life.on('2035-06-01'), 'handler', noReply)).toEqual(['calendar-unpublished']);
    const agreed = { step: 'record-reply', reply: 'agrees', receivedOn: '2035-06-01' } as const;
    expect(against(life, 'handler', agreed)).toEqual([]);
  });

  it('an objection came between service and today', () => {
    const object = (receivedOn: string) =>
      against(served(), 'handler', { step: 'object', receivedOn, objection: '不符', evidence: '病历' });
    expect(object('2026-10-12')).toEqual(['reply-unsound']);
    expect(object('2026-10-13')).toEqual([]);
    expect(object('2026-10-15')).toEqual([]);
    expect(object('2026-10-16')).toEqual(['reply-unsound']);
  });

  it('before service there is neither a reply nor an objection to record', () => {
    expect(against(noticed(), 'handler', steps.agrees)).toEqual(['service-missing']);
  });
});

describe('who checks a proposal', () => {
  it('has not made it', () => {
    const both = aStaffMember({ id: 'both', roles: ['town-leader', 'county-handler'], town: '东街镇' });
    const life = surveyed(aHardCase());
    life.take(both, steps.terminate);
    const own = life.try(both, steps.check);
    expect(own).toMatchObject({ kind: 'refused', problems: [{ code: 'own-proposal' }] });
    expect(against(life, 'county', steps.check)).toEqual([]);
  });
});

describe('a withdrawal', () => {
  const withdraw = { step: 'withdraw', reason: '已销户' } as const;

  it('waits until the newest assessment shows nothing', () => {
    const life = aHardCase().take('county', steps.screen);
    const more = aBankHolding({ balanceFen: 30_000_00, balanceDate: '2026-09-30' }, { line: 3 });
    life.assess({ holdings: [...life.file.holdings, more] });
    expect(life.case.latest).not.toEqual([]);
    expect(against(life, 'county', withdraw)).toEqual(['findings-left']);
    expect(against(life.assess({ holdings: [] }), 'county', withdraw)).toEqual([]);
  });
});

describe('an end', () => {
  it('lies not in the future', () => {
    const end = (on: string) =>
      against(aHardCase().take('county', steps.screen), 'county', {
        step: 'mark-ended',
        cause: 'died',
        on,
        reason: '已故',
      });
    expect(end('2026-10-12')).toEqual([]);
    expect(end('2026-10-13')).toEqual(['ending-unsound']);
  });
});

describe('what a decision brings', () => {
  const decided = (proposal: CaseStepInput) => {
    const life = surveyed(aHardCase()).take('leader', proposal).take('county', steps.check);
    return life.take('approver', steps.decide);
  };

  it('that changes a payment is carried out before it is archived, one that changes nothing is not', () => {
    const stopped = heard(aHardCase()).take('approver', steps.decide);
    const execute = { step: 'execute', paymentList: '2026-11' } as const;
    expect(against(stopped, 'county', { step: 'archive' })).toEqual(['payment-changes']);
    expect(against(stopped, 'county', execute)).toEqual([]);
    const kept = decided(steps.continue);
    expect(against(kept, 'county', execute)).toEqual(['nothing-changes']);
    expect(against(kept, 'county', { step: 'archive' })).toEqual([]);
  });
});

describe('a clearance', () => {
  const clear = {
    step: 'clear',
    rule: 'financial-assets',
    reason: 'medical-money',
    until: '2026-12-31',
  } as const;
  const screened = () => aHardCase().take('county', steps.screen);

  it('ends with a month, at most as many months off as policy says, and not today', () => {
    const { longestMonths } = defaultPolicy.clearances;
    expect(longestMonths).toBe(12);
    const until = (day: string) => against(screened(), 'county', { ...clear, until: day });
    expect(until('2026-10-12')).toEqual(['until-wrong']);
    expect(until('2026-10-13')).toEqual([]);
    expect(until('2027-10-31')).toEqual([]);
    expect(until('2027-11-01')).toEqual(['until-wrong']);
  });

  it('for another reason than those listed says which', () => {
    const other = { ...clear, reason: 'other' };
    expect(against(screened(), 'county', other)).toEqual(['note-missing']);
    expect(against(screened(), 'county', { ...other, note: '款项属村集体' })).toEqual([]);
  });

  it('is of a finding that the case has', () => {
    expect(against(screened(), 'county', { ...clear, rule: 'second-home' })).toContain('finding-unknown');
  });

  it('that waits for a second person is not asked for again', () => {
    const waiting = screened().take('county', clear);
    expect(against(waiting, 'otherCounty', clear)).toEqual(['opinion-pending']);
  });

  it('of one finding does not wait for that of another', () => {
    const two = aHardCase({
      holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' }), aVehicleHolding()],
    });
    two.take('county', steps.screen).take('county', clear);
    const car = { ...clear, rule: 'motor-vehicle', reason: 'disabled-members-vehicle' } as const;
    expect(against(two, 'county', car)).toEqual([]);
  });
});

describe('a second person', () => {
  const clear = {
    step: 'clear',
    rule: 'financial-assets',
    reason: 'medical-money',
    until: '2026-12-31',
  } as const;
  const waiting = () => aHardCase().take('county', steps.screen).take('county', clear);

  it('is asked for what waits, and for nothing else', () => {
    const confirm = (life: CaseLife, subject: 'financial-assets' | 'end') =>
      against(life, 'otherCounty', { step: 'confirm', subject });
    expect(confirm(waiting(), 'financial-assets')).toEqual([]);
    expect(confirm(waiting(), 'end')).toEqual(['nothing-pending']);
    expect(confirm(aHardCase().take('county', steps.screen), 'end')).toEqual(['nothing-pending']);
  });

  it('is told beforehand whether it may be them', () => {
    expect(waiting().whyNot('county', 'confirm')).toEqual(['second-person-needed']);
    expect(waiting().whyNot('otherCounty', 'confirm')).toEqual([]);
    expect(aHardCase().take('county', steps.screen).whyNot('county', 'refuse')).toEqual(['nothing-pending']);
    const life = waiting();
    const [asked] = life.case.pending;
    if (asked === undefined) throw new Error('nobody is asked');
    const other = { ...asked, by: { id: 'county-handler-2', name: '乙' } };
    life.keep({ ...life.case, pending: [asked, other] });
    for (const person of ['county', 'otherCounty'] as const)
      expect(life.whyNot(person, 'confirm')).toEqual([]);
  });

  it('while it is waited for, nothing is proposed, withdrawn or ended', () => {
    const moved = { step: 'mark-ended', cause: 'moved', on: '2026-10-11', reason: '迁出' } as const;
    expect(against(waiting(), 'county', moved)).toEqual(['opinion-pending']);
  });
});

describe('an extension', () => {
  const extend = (grantedBy: string, who: Person = 'county', life = noticed()) =>
    against(life, who, { step: 'extend-deadline', workingDays: 3, grantedBy, reason: '住院' });
  const served = () => noticed().take('handler', steps.serve);

  it('is granted by an approver, who is not the one that asks', () => {
    expect(extend('county-approver-1', 'county', served())).toEqual([]);
    expect(extend('county-handler-2', 'county', served())).toEqual(['extension-not-granted']);
    expect(extend('nobody', 'county', served())).toEqual(['staff-unknown', 'extension-not-granted']);
    const both = aStaffMember({ id: 'both', roles: ['county-approver', 'county-handler'] });
    const life = served();
    (life.people as Map<string, typeof both>).set(both.id, both);
    const step = { step: 'extend-deadline', workingDays: 3, grantedBy: 'both', reason: '住院' } as const;
    const asked = life.try(both, step);
    expect(asked).toMatchObject({ kind: 'refused', problems: [{ code: 'extension-not-granted' }] });
    expect(extend('both', 'county', life)).toEqual([]);
  });

  it('is of a deadline that runs', () => {
    const life = served();
    life.keep({ ...life.case, deadline: null });
    expect(extend('county-approver-1', 'county', life)).toContain('deadline-missing');
  });
});

const anAttachment = (key: string) => ({
  kind: 'photo' as const,
  key,
  fileName: `${key}.png`,
  mediaType: 'image/png' as const,
  bytes: 10,
  sha256: 'a'.repeat(64),
  by: { id: 'town-handler-1', name: '职员' },
  on: '2026-10-12',
});

describe('papers', () => {
  it('the same bytes are attached once', () => {
    const life = dispatched();
    life.keep({ ...life.case, attachments: [anAttachment('a'), anAttachment('c')] });
    const attach = (key: string) => {
      const { by: _b, on: _o, ...attachment } = anAttachment(key);
      return against(life, 'handler', { step: 'attach', attachment });
    };
    expect(attach('a')).toEqual(['attached-already']);
    expect(attach('b')).toEqual([]);
  });

  it('a document is issued once what it says is on record, and no more than forty', () => {
    const issue = (life: CaseLife, document: 'notice' | 'survey-form') =>
      against(life, 'county', { step: 'issue-document', document });
    expect(issue(surveyed(aHardCase()), 'notice')).toEqual(['document-not-ready']);
    const life = noticed();
    expect(issue(life, 'notice')).toEqual([]);
    const [document] = life.take('county', { step: 'issue-document', document: 'notice' }).case.documents;
    if (document === undefined) throw new Error('nothing was issued');
    life.keep({ ...life.case, documents: Array.from({ length: 39 }, () => document) });
    expect(issue(life, 'survey-form')).toEqual([]);
    life.keep({ ...life.case, documents: Array.from({ length: 40 }, () => document) });
    expect(issue(life, 'survey-form')).toEqual(['case-full']);
  });

  it('comments stop where the steps need the room, and steps go on', () => {
    const life = dispatched();
    const comment = { step: 'comment', text: '字'.repeat(1_900) } as const;
    const bytes = () => Buffer.byteLength(JSON.stringify(life.case.events));
    while (bytes() <= 120_000) {
      expect(against(life, 'handler', comment)).toEqual([]);
      life.take('handler', comment);
    }
    expect(against(life, 'handler', comment)).toEqual(['case-full']);
    expect(against(life, 'handler', steps.begin)).toEqual([]);
  });
});

describe('a closed case', () => {
  it('is taken up again where the household has no open one', () => {
    const life = new CaseLife(
      aHousehold({
        members: [aMember()],
        holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
      }),
    );
    const closed = { ...heard(life).take('approver', steps.decide).case, state: 'archived' as const };
    life.keep(closed);
    expect(against(life, 'approver', { step: 'reopen', reason: '新证据' })).toEqual([]);
    life.file = { ...life.file, cases: [closed, { ...closed, number: 2, state: 'screened' }] };
    const outcome = life.try('approver', { step: 'reopen', reason: '新证据' }, closed);
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ code: 'case-open' }] });
  });
});
