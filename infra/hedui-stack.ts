import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { IdentitySecret } from './data/identity-secret.ts';
import { Storage } from './data/storage.ts';
import { Tables } from './data/tables.ts';
import { AssessHouseholds } from './functions/assess-households.ts';
import { CheckApplicants } from './functions/check-applicants.ts';
import { StaffConsole } from './functions/console.ts';
import { ForgetPeople } from './functions/forget-people.ts';
import { ImportRoster } from './functions/import-roster.ts';
import { MatchDelivery } from './functions/match-delivery.ts';
import type { Parts } from './functions/parts.ts';
import { PublishHits } from './functions/publish-hits.ts';
import { ReconcileInbox } from './functions/reconcile-inbox.ts';
import { SendDigest } from './functions/send-digest.ts';
import { StaffApi } from './functions/staff-api.ts';
import { StartNightlyRun } from './functions/start-nightly-run.ts';
import { SweepStore } from './functions/sweep-store.ts';
import { acknowledgeEverywhere } from './rules.ts';
import type { Settings } from './settings.ts';
import { CostGuard } from './watch/cost-guard.ts';
import { Monitoring } from './watch/monitoring.ts';
import { IdentityProvider } from './web/identity-provider.ts';
import { RestApi } from './web/rest-api.ts';
import type { ScheduledFunction } from './work/scheduled-function.ts';

export interface HeduiStackProps extends StackProps {
  settings: Settings;
}

/** What the outputs name besides the parts. */
interface Named {
  publicUrl: string;
  identityKeys: readonly string[];
  scheduled: Readonly<Record<string, ScheduledFunction>>;
}

/**
 * All of Hedui: files come in, are matched, published and assessed, and the night sweeps what time alone changes. The ids
 * of constructs stay as they are: a table under another id would be deployed empty (docs/decisions/0074-constructs.md).
 */
export class HeduiStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: HeduiStackProps) {
    super(scope, id, props);
    acknowledgeEverywhere(this);
    const deliveries = new MatchDelivery(this, settings);
    const rosters = new ImportRoster(this, settings);
    const publications = new PublishHits(this, settings);
    const assessments = new AssessHouseholds(this, settings);
    const checks = new CheckApplicants(this, settings);
    const scheduled = {
      NightlyRun: new StartNightlyRun(this, settings),
      Digest: new SendDigest(this, settings),
      Reconciliation: new ReconcileInbox(this, settings),
      Sweep: new SweepStore(this, settings),
      Forgetting: new ForgetPeople(this, settings),
    };
    const storage = new Storage(this, 'Storage', {
      settings,
      notify: { inbox: deliveries, roster: rosters, applicants: checks },
    });
    const tables = new Tables(this, 'Tables', settings);
    const identity = new IdentitySecret(this, 'Identity', settings);
    const api = new RestApi(this, 'Http', settings);
    const { publicUrl } = api;
    const identityProvider = new IdentityProvider(this, 'IdentityProvider', { settings, publicUrl });
    const frontEnd = { api, settings, failures: Monitoring.of(this).watchAnswers(api.serverErrors) };
    const frontEnds = [new StaffApi(this, frontEnd), new StaffConsole(this, frontEnd)];
    const queues = { deliveries, rosters, publications, assessments, checks };
    const parts: Parts = { storage, tables, identity, identityProvider, ...queues };
    for (const each of [...Object.values(queues), ...Object.values(scheduled), ...frontEnds])
      each.grant(parts);
    this.nameOutputs(parts, { publicUrl, identityKeys: settings.identityKeys, scheduled });
    this.watch(parts, settings);
  }

  private watch({ deliveries, rosters, publications, assessments, checks }: Parts, settings: Settings): void {
    const { operatorsEmail, unusualPercent } = settings;
    const monitoring = Monitoring.of(this);
    if (operatorsEmail !== undefined) monitoring.sendTo(operatorsEmail);
    monitoring.watchNight(unusualPercent);
    monitoring.watchInbox();
    const mappings = [deliveries, rosters, publications, assessments, checks].map(({ mapping }) => mapping);
    new CostGuard(this, 'CostGuard', { mappings, settings });
    if (settings.dashboard) monitoring.drawDashboard();
  }

  /** What people and tools need to find: where to put files, where to look, and where to send work again. */
  private nameOutputs(
    { storage, tables, ...queues }: Parts,
    { publicUrl, identityKeys, scheduled }: Named,
  ): void {
    const outputs = {
      PublicUrl: publicUrl,
      InboxBucket: storage.inbox.bucketName,
      StoreBucket: storage.store.bucketName,
      AuditBucket: storage.audit.bucketName,
      AccessLogsBucket: storage.accessLogs.bucketName,
      HouseholdsTable: tables.households.tableName,
      OperationsTable: tables.operations.tableName,
      DeliveriesQueueUrl: queues.deliveries.queue.queueUrl,
      RostersQueueUrl: queues.rosters.queue.queueUrl,
      PublicationsQueueUrl: queues.publications.queue.queueUrl,
      AssessmentsQueueUrl: queues.assessments.queue.queueUrl,
      ChecksQueueUrl: queues.checks.queue.queueUrl,
      OperatorsTopic: Monitoring.of(this).topic.topicArn,
      IdentityKeys: identityKeys.join(' '),
    };
    const starts = Object.entries(scheduled).flatMap(([name, { worker, failedStarts }]) => [
      [`${name}Function`, worker.alias.functionArn] as const,
      [`${name}FailedStartsUrl`, failedStarts.queueUrl] as const,
    ]);
    for (const [name, value] of [...Object.entries(outputs), ...starts]) new CfnOutput(this, name, { value });
  }
}
