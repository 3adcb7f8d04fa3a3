/** What people come to the console for, and where they do it; each with what one has to be granted. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { Capability } from '../../../../shared/domain/staff/access.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';

export interface Task {
  capability: Capability;
  /** Of a task that is done by steps: the reader's roles may take one of these. */
  steps?: readonly StepName[];
  title: Bilingual;
  how: Bilingual;
  href: string;
}

export const tasks: readonly Task[] = [
  {
    capability: 'work-cases',
    title: say('看今天轮到我的事', 'See what waits for me today'),
    how: say(
      '“今天”按步骤列出轮到您的个案，期限近的在前；指派给您的单独列出。',
      'Today lists the cases whose turn is yours, by step, what is due first at the top; what is assigned to you appears by itself.',
    ),
    href: '/',
  },
  {
    capability: 'work-cases',
    title: say('按顺序办一批个案', 'Work through a list of cases'),
    how: say(
      '在“待办”筛选后打开第一件；页面右上角有“下一件”，办理按钮旁有“办理并看下一件”。',
      'Narrow the worklist, open the first case; “Next” appears at the top right, and “Do this, then the next case” beside the button of a step.',
    ),
    href: '/cases?turn=mine',
  },
  {
    capability: 'save-filters',
    title: say('保存常用的筛选', 'Keep a filter for another day'),
    how: say(
      '筛选后填写名称并保存，它会列在“待办”顶部。',
      'Name and save it: it then appears above the worklist.',
    ),
    href: '/cases',
  },
  {
    capability: 'work-cases',
    steps: ['dispatch', 'execute', 'archive'],
    title: say(
      '一次办理多件：转办、指派、排除、登记落实、归档',
      'Do many at once: dispatch, assign, clear, record payment, archive',
    ),
    how: say(
      '在“待办”勾选个案或整个列表，在底部选择办理事项；办理前页面会列出件数和影响。入户、意见、告知和决定须逐户办理。',
      'Choose cases or the whole list on the worklist and say below what to do; a page says how many and what comes of it first. Visits, proposals, notices and decisions are taken household by household.',
    ),
    href: '/cases?state=raised',
  },
  {
    capability: 'work-cases',
    steps: ['begin-investigation'],
    title: say('有人休假：谁来办', 'Somebody is away: who does their work'),
    how: say(
      '请本县管理员登记休假和代理人；代理人的“今天”把其名下的个案与自己的一起列在前面，代理人须已有相同角色。',
      'Ask an administrator of the county to record the leave and a stand-in, who has the same roles already and finds the cases of both at the top of Today.',
    ),
    href: '/',
  },
  {
    capability: 'work-cases',
    steps: ['record-survey'],
    title: say('更正调查、送达或反馈', 'Correct a survey, a service or a reply'),
    how: say(
      '在下一人办理之前再登记一次，以最后一次为准；以前的仍在个案记录里。',
      'Record it once more before somebody takes the next step: the last one counts, and the earlier one stays on record.',
    ),
    href: '/cases?turn=mine',
  },
  {
    capability: 'open-household',
    title: say('窗口有人来问：查一户', 'Somebody asks at the counter: find a household'),
    how: say(
      '输入姓名、身份证号、家庭编号、村或个案编号，选择查看目的；查看记入审计。换过编号的家庭也能用旧编号找到。',
      'Enter a name, an identity number, the number of the household or case, or the village, and say what for; it goes on record. A household that was renumbered is found by its old number too.',
    ),
    href: '/households',
  },
  {
    capability: 'open-household',
    title: say(
      '看一户拥有什么、收入多少、有何变化',
      'See what a household owns, earns, and what has changed',
    ),
    how: say(
      '家庭档案的开头：各单位的数据、属于谁、截至哪天，申报的在旁边。',
      'At the top of the household’s file: what each office says, whose it is and as of when, with what was declared beside it.',
    ),
    href: '/households',
  },
  {
    capability: 'see-checks',
    title: say('查看、打印一份核对报告', 'Read or print a check report'),
    how: say(
      '“申请核对”按期限列出，晚于期限的在前；报告写明比对了什么、没能比对什么。',
      'Checks lists them by deadline, late ones first; a report says what was compared and what could not be.',
    ),
    href: '/checks',
  },
  {
    capability: 'ask-checks',
    title: say('有人申请：先核对再审批', 'Somebody applies: check before anything is granted'),
    how: say(
      '登记申请人和家庭成员，几秒后有核对报告；资料有变化时写明原因再次核对。',
      'Enter who applies and the members; the report is there within seconds. Check again, with a reason, when something has changed.',
    ),
    href: '/checks/new',
  },
  {
    capability: 'work-cases',
    title: say('打印入户表、告知书等文书', 'Print survey forms, notices and other papers'),
    how: say(
      '在个案页办理“出具文书”，文书打开后打印；以后在“材料与文书”里再找到。告知书在办理“出具告知书”后直接打开。',
      'Take the step that issues a paper on the case’s page; it opens to be printed, and is found again under Papers. A notice opens as soon as it is issued.',
    ),
    href: '/cases',
  },
  {
    capability: 'work-cases',
    steps: ['begin-investigation'],
    title: say('入户：用手机记下看到的', 'Visit a household: note on the phone what you see'),
    how: say(
      '在个案页先“开始调查”，再“登记入户调查”：按纸质表的各部分填写，可拍照；没有填的会写明未填。家中无人的，用“登记未能入户”写明何日去过、拟何日再访。没有信号时发不出的，返回后表单还在。',
      'On the case’s page begin the investigation, then record the survey; it has the parts of the paper form, and photos. What is left empty is named. Where nobody was met, record that and the day of the next visit. A form that could not be sent is there again when you go back.',
    ),
    href: '/cases?state=dispatched',
  },
  {
    capability: 'work-cases',
    steps: ['take-back-dispatch', 'take-back-proposal', 'take-back-request'],
    title: say('收回自己刚办错的一步', 'Take back what you have just done wrongly'),
    how: say(
      '在个案页办理“收回转办”“收回处理意见”“收回复核请求”，在下一人办理之前可以；此前的状态和期限一并恢复。',
      'On the case’s page: a dispatch, a proposal and a request to a second person are taken back until somebody else acts; state and deadline are again as they were.',
    ),
    href: '/cases',
  },
  {
    capability: 'work-cases',
    steps: ['decide'],
    title: say('作出决定', 'Decide'),
    how: say(
      '“今天”列出等待作出决定的个案；决定旁边写明金额、月份、异议和理由。与告知时不同的，逐项写明理由确认。',
      'Today lists the cases that wait for a decision; amount, month, objection and reasons are beside it. What is otherwise than in the notice is confirmed with a reason each.',
    ),
    href: '/',
  },
  {
    capability: 'work-cases',
    steps: ['confirm'],
    title: say('复核同事的从宽处理', 'Agree, or not, with a colleague’s leniency'),
    how: say(
      '“等待第二人复核”列出这些个案；同意或不同意都写在个案记录里，提出的人不能自己复核。',
      'These are the cases that wait for a second person; either answer goes on the case’s record, and nobody answers a request of their own.',
    ),
    href: '/cases?second=yes',
  },
  {
    capability: 'decide-policy',
    title: say('批准或否决政策变更', 'Approve or decline a change of policy'),
    how: say(
      '先看试算：哪些规则多查得、少查得多少户；批准后在生效日当晚使用。自己提出的不能自己批准。',
      'Look at its rehearsal first: how many households each rule would find more or fewer. It holds from the night of its day. Nobody approves what they proposed.',
    ),
    href: '/policy/changes',
  },
  {
    capability: 'reveal-identity-numbers',
    title: say('核对一个人的身份证号', 'Compare somebody’s identity number'),
    how: say(
      '家庭档案里的号码平时遮住；按“显示”看一个成员的号码，这次查看记入审计。',
      'Numbers are covered in the household’s file; “show” uncovers one, on record.',
    ),
    href: '/households',
  },
  {
    capability: 'see-deliveries',
    title: say('看谁的数据到了、迟了、暂扣了', 'See whose data have come, are late or held'),
    how: say(
      '“数据交付”列出每个提供单位的数据日期，逾期、暂扣和从未收到的在前；打开文件看行数、比对结果和隔离的行。',
      'Deliveries lists as of when the data of each provider are, late, held and missing ones first; open a file for its rows, matches and quarantined rows.',
    ),
    href: '/deliveries',
  },
  {
    capability: 'decide-deliveries',
    title: say('决定一个暂扣的文件', 'Decide a file that is held'),
    how: say(
      '打开文件：页面写明看到了什么、放行会改变多少户；两人办理，可以收回。',
      'Open it: the page says what was seen and how many households a release changes; it takes two people, and can be taken back.',
    ),
    href: '/deliveries',
  },
  {
    capability: 'map-words',
    title: say('说明提供单位的新用词', 'Say what a new word of a provider means'),
    how: say(
      '“用词”列出系统不认识的词和受影响的行；选择含义，由第二人批准。',
      'Words lists what Hedui does not know and how many rows have it; choose a meaning, a second person approves.',
    ),
    href: '/words',
  },
  {
    capability: 'see-runs',
    title: say('看昨夜的比对结果', 'See what last night compared'),
    how: say(
      '“比对批次”有每夜比对的户数、疑点和变化。',
      'Runs has the households compared, the findings and what changed.',
    ),
    href: '/runs',
  },
  {
    capability: 'list-payments',
    title: say('取本月待遇变动清单', 'Get the month’s list for finance'),
    how: say(
      '“待遇变动”选月份，查看、下载或打印。',
      'Choose the month under Payments; look, download or print.',
    ),
    href: '/payments',
  },
  {
    capability: 'list-standard-changes',
    title: say('看标准调整后每户增减多少', 'See what a new standard gives each household'),
    how: say(
      '标准提案批准前先试算：每户多少、从何时起、补发多少。',
      'It is rehearsed before it is approved: how much for whom, from when, with back pay.',
    ),
    href: '/standards',
  },
  {
    capability: 'see-statistics',
    title: say('汇报用的数字', 'Figures for a report'),
    how: say(
      '“统计”按状态、规则、乡镇汇总，可下载。',
      'Statistics counts by state, rule and town, and can be downloaded.',
    ),
    href: '/statistics',
  },
  {
    capability: 'see-policy',
    title: say('查一个限额或期限的依据', 'Find what a limit or deadline rests on'),
    how: say(
      '“政策”列出现行的每个数字和它的依据。',
      'Policy lists every number in force with what it rests on.',
    ),
    href: '/policy',
  },
  {
    capability: 'read-staff-records',
    title: say('看本县工作人员、角色和休假', 'See the staff of the county, their roles and leave'),
    how: say(
      '“人员”列出每人的角色、乡镇、休假和代理人；打开一人看历次修改。',
      'Staff lists everybody with roles, town, leave and stand-in; open one for every change.',
    ),
    href: '/staff',
  },
  {
    capability: 'read-staff-records',
    title: say('查一个人的记录是谁在何时改的', 'Find who changed somebody’s record, and when'),
    how: say(
      '打开一人，“历次修改”逐条列出时间、办理人和内容。',
      'Open the record: every change is listed with when, by whom and what.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('新增一名工作人员', 'Add somebody who begins to work'),
    how: say(
      '在“人员”新增；登录名与统一身份认证一致。乡镇角色填乡镇，县级角色不填。',
      'Add them under Staff; the id is that of the identity provider. A role of a town has its town, one of the county none.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('调整角色，或换一个乡镇', 'Change somebody’s roles or town'),
    how: say(
      '打开一人修改，下一次操作即按新的角色。管理员、审计员不兼任其他角色。',
      'Open the record and change it; it holds from their next request on. Administrators and auditors have no other role.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('有人调离：停用', 'Somebody leaves: deactivate the record'),
    how: say(
      '打开一人，取消“在任”；指派给此人的个案另行指派。正在代理他人的，先为休假人改定代理人。',
      'Open the record and take “active” away; their cases are assigned to somebody else. Who stands in for somebody is replaced there first.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('登记休假和代理人', 'Record a leave and who stands in'),
    how: say(
      '打开休假的人，填起止日期和代理人；代理人须已有相同角色，休假不给任何人新的权限。',
      'Open who is away; give the days and who stands in. A stand-in has the same roles already: a leave gives nobody anything.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('登记亲属家庭', 'Record the households of relatives'),
    how: say(
      '打开一人，一行一个家庭编号；此人不再看到也不办理这些家庭。家庭换编号时系统自动跟随。',
      'Open the record, one household number a line: the person neither sees nor works them. A household that is renumbered is followed.',
    ),
    href: '/staff',
  },
  {
    capability: 'keep-staff-records',
    title: say('自己的记录要改', 'Have your own record changed'),
    how: say(
      '由另一名管理员修改；本县只有一名管理员的，由部署负责人用 hedui administrator 登记另一名。',
      'Another administrator changes it; where there is none, who owns the deployment records one with `hedui administrator`.',
    ),
    href: '/staff',
  },
  {
    capability: 'name-providers',
    title: say('改提供单位在页面和文书上的名称', 'Change what pages and papers call a provider'),
    how: say(
      '在“提供单位名称”提出名称和依据；县级审批人员在“政策变更”批准后当晚生效。',
      'Propose the name and what it rests on; a county approver approves it under Policy changes, and it holds from the night on.',
    ),
    href: '/providers',
  },
  {
    capability: 'withdraw-policy',
    title: say('收回自己提出的政策变更', 'Take back a change of policy that you proposed'),
    how: say(
      '在“政策变更”打开自己的提案收回；批准之前都可以。',
      'Open your own proposal under Policy changes and take it back, until it is approved.',
    ),
    href: '/policy/changes',
  },
  {
    capability: 'read-audit',
    title: say('看谁在什么时候看过、做过什么', 'See who looked at what, and did what, when'),
    how: say(
      '“审计”按日期、人员、家庭编号和事项（包括个案的每一步骤）查询，可下载；记录是否完整，请部署负责人运行 hedui verify 验证。',
      'Audit is searched by day, person, household number and action, steps of cases among them, and can be downloaded; who owns the deployment runs `hedui verify` to prove that it is whole.',
    ),
    href: '/audit',
  },
];
