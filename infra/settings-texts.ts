/** What each setting means, for the reference of settings; what it may be is said by its schema. */
import type { Bilingual } from '../shared/contracts/primitives.ts';
import type { Settings } from './settings.ts';

export const settingTexts: Readonly<Record<keyof Settings, Bilingual>> = {
  stackName: {
    zh: '栈的名称，也是各函数名称的开头',
    en: "name of the stack, and the beginning of the functions' names",
  },
  nightlyAt: {
    zh: '每晚批次开始的时间，中国时间',
    en: 'when the nightly run starts, China time',
  },
  digestAt: {
    zh: '每天向运维人员通报昨夜结果的时间，中国时间',
    en: 'when the operators are told of the night, China time',
  },
  reconcileAt: {
    zh: '每周日核对收件箱与记录的时间，中国时间',
    en: 'when the inbox is compared with what is on record, on Sundays, China time',
  },
  sweepAt: {
    zh: '每天清除存储桶中不再使用的内容的时间，中国时间',
    en: 'when the store is swept of what nothing uses any more, China time',
  },
  forgetAt: {
    zh: '每天删除期满的家庭、成员、个案和审计记录的时间，中国时间',
    en: 'when households, members, cases and audit entries are forgotten whose term is over, China time',
  },
  unusualPercent: {
    zh: '命中或个案较前一晚变化达到百分之几视为异常',
    en: 'from which change from one night to the next on matches or cases are called unusual',
  },
  matchConcurrency: {
    zh: '同时比对的文件数（2 至 1000，以下三项相同）',
    en: 'files that are matched at once (2 to 1000, as the next three)',
  },
  importConcurrency: {
    zh: '同时导入的花名册数',
    en: 'rosters that are imported at once',
  },
  publishConcurrency: {
    zh: '同时发布的交付数',
    en: 'deliveries that are published at once',
  },
  assessConcurrency: {
    zh: '同时评估的家庭批数',
    en: 'batches of households that are assessed at once',
  },
  checkConcurrency: {
    zh: '同时核对的申请家庭批数',
    en: 'batches of applicants that are checked at once',
  },
  tableReadUnits: {
    zh: '每张表每秒最多接受的读、写单位',
    en: 'reads and writes that each table takes in a second at most',
  },
  tableWriteUnits: {
    zh: '每张表每秒最多接受的读、写单位',
    en: 'reads and writes that each table takes in a second at most',
  },
  stopAfterGbSeconds: {
    zh: '任何县都不会有的六小时工作量（约 5 美元）：到此停止各队列',
    en: 'work of all functions in six hours that no county has (about 5 US dollars): the queues are stopped then',
  },
  monthlyBudgetUsd: {
    zh: '账户每月费用达到多少时通知运维人员；中国区域没有预算服务',
    en: 'what the account may cost a month before the operators are told; regions in China have no budgets',
  },
  apiConcurrency: {
    zh: '同时处理的工作人员请求数',
    en: 'requests of staff that are answered at once',
  },
  memoryMb: {
    zh: '各函数的内存；处理器时间随之增减',
    en: 'memory of each function; processor time goes with it',
  },
  publicUrl: {
    zh: '对外地址，与 API Gateway 给出的（以 `/hedui` 结尾）不同时填写',
    en: 'address that people use, where it is not the one that API Gateway gives (that one ends in `/hedui`)',
  },
  identityProvider: {
    zh: '工作人员的 OpenID Connect 身份提供方（见身份认证）',
    en: 'the OpenID Connect provider of staff (identity)',
  },
  cognito: {
    zh: '改用新建的 Cognito 用户池；中国区域没有',
    en: 'makes a Cognito user pool in its place; not in China',
  },
  sessionIdleMinutes: {
    zh: '会话无请求多久后失效（分钟）',
    en: 'how long a session lasts without a request',
  },
  sessionHours: {
    zh: '会话最长时间（小时）',
    en: 'how long a session lasts at most',
  },
  signInsPerSecond: {
    zh: '登录请求每秒上限（任何人都可发送），瞬时可加倍',
    en: 'requests a second to sign in, which anybody may send; twice as many for a moment',
  },
  requestsPerSecond: {
    zh: '工作人员接口每秒接受的请求数，瞬时可达两倍',
    en: 'requests that the staff API accepts; twice as many for a moment',
  },
  allowedNetworks: {
    zh: '可访问页面和接口的网络（CIDR，如 `203.0.113.0/24`）；不填则不限',
    en: 'networks from which pages and API may be reached (CIDR, such as `203.0.113.0/24`); none: from everywhere',
  },
  webAclArn: {
    zh: '置于接口之前的 AWS WAF 区域级 Web ACL 的 ARN',
    en: 'ARN of a regional web ACL of AWS WAF in front of the interface',
  },
  logRetentionDays: {
    zh: '日志保留天数，须为 CloudWatch 提供的数值',
    en: 'how long logs are kept; a number that CloudWatch offers',
  },
  oldestMessageMinutes: {
    zh: '消息等待多少分钟后告警',
    en: 'how long a message may wait before somebody is told',
  },
  operatorsEmail: {
    zh: '接收告警和每日摘要的邮箱；其他人可自行订阅主题',
    en: 'who gets alarms and the daily digest by mail; others can subscribe to the topic',
  },
  dashboard: {
    zh: '是否建立监控仪表板（每月约 3 美元，账号内前三个免费）；告警、每日摘要和 `hedui status` 不依赖它',
    en: 'whether there is a dashboard (some 3 USD a month beyond the first three of an account); alarms, the daily digest and `hedui status` do without it',
  },
  rollout: {
    zh: '函数新版本的上线方式：`all-at-once`、`canary-5-minutes`、`canary-15-minutes`；出错时自动退回',
    en: 'how a new version of a function takes over: `all-at-once`, `canary-5-minutes`, `canary-15-minutes`; it is taken back by itself when it fails',
  },
  deletionProtection: {
    zh: '表是否拒绝被删除',
    en: 'whether the tables refuse to be deleted',
  },
  identityKeys: {
    zh: '身份令牌密钥的版本，旧者在前；轮换方法',
    en: 'versions of the key of identity tokens, the oldest first; how to rotate it',
  },
  inboxDays: {
    zh: '收件桶保留文件的天数；被接受的字节会复制到存储桶',
    en: 'how long the inbox keeps a file; accepted bytes are copied to the store bucket',
  },
  supersededDays: {
    zh: '交付不再现行或搁置后，其字节和暂存命中的保留天数，至少 15',
    en: 'how long bytes and staged hits of a delivery are kept after it was last current or held, at least 15',
  },
  refusedDays: {
    zh: '不能使用的文件（路径无效、被退回、未读取）的记录保留天数，至少 31',
    en: 'how long is on record what could not be used (unreadable keys, rejected files, files that were never read), at least 31',
  },
  recordDays: {
    zh: '曾经使用、其字节已清除的文件的记录保留天数，至少 100',
    en: 'how long is on record what was used once and whose bytes are gone, at least 100',
  },
  filesPerDay: {
    zh: '每个单位（或每县的花名册）每日读取的文件数上限；超出的文件不读取，待人工放行',
    en: 'how many files of a provider, or rosters of a county, are read a day; what comes beyond is held unread until staff release it',
  },
  runDays: {
    zh: '每晚结果和报告的保留天数，至少 31',
    en: 'how long results and report of a night are kept, at least 31',
  },
  accessLogDays: {
    zh: '对象访问记录的保留天数，至少 30',
    en: 'how long notes of who asked for which object are kept, at least 30',
  },
  auditDays: {
    zh: '摘要锁定的天数',
    en: 'how long digests are locked',
  },
  auditLock: {
    zh: '谁可以解除锁定：有权绕过治理模式的人，或任何人都不能（`compliance`）',
    en: 'who can end a lock: whoever may bypass governance, or nobody (`compliance`)',
  },
  formerVersionDays: {
    zh: '存储桶保留被替换或删除对象旧版本的天数',
    en: 'how long the store keeps former versions of what was replaced or removed',
  },
  sweptDays: {
    zh: '交付、暂存命中和索引被清除后旧版本的保留天数',
    en: 'the same of deliveries, staged hits and indexes, after they were swept',
  },
};
