/** What is granted though neither the recorded nights nor visits needed it, action by action, and why. */
import type { Bilingual } from '../../shared/contracts/primitives.ts';
import { say } from '../../shared/domain/kernel/say.ts';

export const unseen: readonly { what: RegExp; why: Bilingual }[] = [
  {
    what: /^sweep-store (sqs:SendMessage (Deliveries|Rosters)|dynamodb:PutItem Operations AUDIT#)$/,
    why: say(
      '暂扣的文件满一年由系统按期退回：重新确定现行交付，并告知各县',
      'a hold ends a year after its file came, by the clock: the subject is settled, and the counties are told',
    ),
  },
  {
    what: /^match-delivery s3:GetObject store\/staging\/$/,
    why: say(
      '与有缺损的上一份交付比较时，重新读取其中缺少的人员',
      'whom a damaged delivery lacks is read again when the next one is compared with it',
    ),
  },
  {
    what: /^publish-hits sqs:SendMessage Deliveries$/,
    why: say(
      '暂扣的文件若按旧台账比对，预览前重新比对',
      'a held file that was matched with another registry is matched again before it is previewed',
    ),
  },
  {
    what: /^(match-delivery|import-roster|check-applicants) dynamodb:DeleteItem Operations SUBJECT#/,
    why: say(
      '因当日文件过多而暂未读取的文件，放行后由读取结果代替',
      'a file that waited unread, because too many had come, and was released gives way to what was read of it',
    ),
  },
  {
    what: / s3:AbortMultipartUpload /,
    why: say('中断的分段上传予以撤销', 'an upload in parts that breaks off is taken back'),
  },
  {
    what: / s3:GetObjectVersion inbox\//,
    why: say(
      '有版本的存储桶的事件带版本号，内嵌环境没有版本',
      'events of a versioned bucket name the version; the embedded bucket has none',
    ),
  },
  { what: / sqs:SendMessage \w+DeadLetters$/, why: say('失败的启动予以保留', 'a start that failed is kept') },
  {
    what: /^(publish-hits|start-nightly-run) (s3:\w+ \w+\/(runs|digests)\/|s3:GetObject store\/registry\/|dynamodb:\w+ Operations (RUNS|DIGESTS|SUBJECTS|AUDIT#|FORGOTTEN)|sqs:SendMessage Rosters)$/,
    why: say(
      '发现全部分块已完成的函数负责收尾：台账、报告、摘要及其锁定副本、等待中的花名册',
      'who finds a run with every chunk finished closes it: registers, report, digest, its copy under lock, rosters that waited',
    ),
  },
  {
    what: /^assess-households (sqs:SendMessage Assessments|s3:GetObject store\/staging\/)$/,
    why: say(
      '指针变动后重新发送家庭；之后的发布可能涉及同一家庭',
      'households are sent again when a pointer moved; a later publication may name the same households',
    ),
  },
  {
    what: /^assess-households dynamodb:Batch(GetItem|WriteItem) Households$/,
    why: say(
      '消息所列的家庭一并读取；到期或已超出的排除予以登记',
      'households that are named by a message are read together; a clearance that has ended, or was outgrown, is noted',
    ),
  },
  {
    what: /^check-applicants dynamodb:BatchGetItem (Households|Operations SUBJECT#)$/,
    why: say(
      '与其他家庭重复享受的，读取该家庭；账目结清之后的交付，一并读取',
      'of a double the other household is read; deliveries behind closed books are read together',
    ),
  },
  {
    what: /^import-roster dynamodb:(BatchGetItem|Query|UpdateItem) Households$/,
    why: say(
      '没有人员信息的旧台账由档案补全；中断的导入予以清理；离开的成员予以登记',
      'a register that kept no people is completed from the files; an import that was cut off is tidied up; who left is noted',
    ),
  },
  {
    what: /^import-roster dynamodb:(Query|PutItem) Operations STAFF/,
    why: say(
      '试运行中没有人转到其他家庭，因此没有需要跟随的亲属关系',
      'nobody of these nights moves to another household, so that no relative of staff is followed',
    ),
  },
  {
    what: /^start-nightly-run (sqs:SendMessage Publications|dynamodb:(PutItem Operations SUBJECT#|GetItem Operations POINTERS))$/,
    why: say(
      '现行而从未发布的交付重新请求发布',
      'what is current and was never published is asked for again',
    ),
  },
  {
    what: /^start-nightly-run dynamodb:PutItem Operations POLICIES$/,
    why: say('到期生效的政策予以启用', 'a policy whose day has come is put in force'),
  },
  {
    what: /^start-nightly-run dynamodb:PutItem Operations AUDIT#$/,
    why: say(
      '未经两人同意的政策予以拒绝，各县均可查到',
      'a policy that two people have not agreed on is refused, and every county reads of it',
    ),
  },
  {
    what: /^forget-people dynamodb:(Query|DeleteItem) Operations AUDIT#$/,
    why: say('审计日志保存期满（至少一年）', 'an audit log whose term, a year at least, is over'),
  },
  {
    what: /^reconcile-inbox sqs:SendMessage Rosters$/,
    why: say('没有收到事件通知的花名册', 'a roster that no event announced'),
  },
  {
    what: /^(staff-api|console) sqs:SendMessage (Deliveries|Rosters)$/,
    why: say(
      '索引已变动时，放行的文件重新比对；放行的花名册予以采用',
      'what is released is matched again where the index has moved; a released roster is taken up',
    ),
  },
  {
    what: /^(staff-api|console) dynamodb:UpdateItem Operations SESSION#$/,
    why: say('使用中的会话每隔几分钟延长一次', 'a session that is used is kept alive, once in some minutes'),
  },
  {
    what: /^staff-api dynamodb:DeleteItem Operations REQUEST#$/,
    why: say('失败的请求可用同一键值重试', 'a request that failed may come again under its key'),
  },
  {
    what: /^console dynamodb:BatchWriteItem Households$/,
    why: say(
      '确认排除：试运行中通过接口办理',
      'confirming an explanation, which the walk does through the interface',
    ),
  },
];
