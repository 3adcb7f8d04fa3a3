import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CostGuard } from './cost-guard.ts';
import { caseIndexes } from '../shared/contracts/case-lists.ts';
import { RestApi } from './rest-api.ts';
import { IdentityProvider } from './identity-provider.ts';
import { IdentitySecret } from './identity-secret.ts';
import { Monitoring } from './monitoring.ts';
import { acknowledgeEverywhere } from './rules.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import type { Settings } from './settings.ts';
import { StaffApi } from './staff-api.ts';
import { StaffConsole } from './staff-console.ts';
import { Storage } from './storage.ts';
import { Tables } from './tables.ts';
import { WorkQueue } from './work-queue.ts';

export interface HeduiStackProps extends StackProps {
  settings: Settings;
}

/** All of Hedui: files come in, are matched, published and assessed, and the night sweeps what time alone changes. */
export class HeduiStack extends Stack {
  private readonly deliveries: WorkQueue;
  private readonly rosters: WorkQueue;
  private readonly publications: WorkQueue;
  private readonly assessments: WorkQueue;
  private readonly nightlyRun: ScheduledFunction;
  private readonly digest: ScheduledFunction;
  private readonly reconciliation: ScheduledFunction;
  private readonly sweep: ScheduledFunction;
  private readonly storage: Storage;
  private readonly tables: Tables;
  private readonly identity: IdentitySecret;
  private readonly api: RestApi;
  private readonly identityProvider: IdentityProvider;
  private readonly staffApi: StaffApi;
  private readonly console: StaffConsole;

  constructor(scope: Construct, id: string, { settings, ...props }: HeduiStackProps) {
    super(scope, id, props);
    acknowledgeEverywhere(this);
    this.deliveries = new WorkQueue(this, 'Deliveries', {
      urlName: 'DELIVERIES_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.matchConcurrency,
      worker: {
        name: 'match-delivery',
        description: 'Matches a delivered file against the registry and settles which delivery is current',
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.rosters = new WorkQueue(this, 'Rosters', {
      urlName: 'ROSTERS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.importConcurrency,
      worker: {
        name: 'import-roster',
        description: "Imports a county's roster into household files, register and registry index",
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.publications = new WorkQueue(this, 'Publications', {
      urlName: 'PUBLICATIONS_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: settings.publishConcurrency,
      worker: {
        name: 'publish-hits',
        description: "Writes a publication's hits into household files and moves the provider's pointer",
        timeout: Duration.minutes(15),
        settings,
      },
    });
    this.assessments = new WorkQueue(this, 'Assessments', {
      urlName: 'ASSESSMENTS_QUEUE_URL',
      batchSize: 5,
      maxConcurrency: settings.assessConcurrency,
      worker: {
        name: 'assess-households',
        description: 'Assesses household files and raises, changes or withdraws their cases',
        timeout: Duration.minutes(5),
        settings,
      },
    });
    this.nightlyRun = new ScheduledFunction(this, 'NightlyRun', {
      at: settings.nightlyAt,
      name: 'start-nightly-run',
      description:
        'Fixes day, policy and index of the night, and has every current delivery matched with that index',
      timeout: Duration.minutes(5),
      settings,
    });
    this.digest = new ScheduledFunction(this, 'Digest', {
      at: settings.digestAt,
      name: 'send-digest',
      description: 'Measures the last night for the alarms and tells the operators of it',
      timeout: Duration.minutes(5),
      settings,
    });
    this.reconciliation = new ScheduledFunction(this, 'Reconciliation', {
      at: settings.reconcileAt,
      on: 'SUN',
      name: 'reconcile-inbox',
      description: 'Compares the inbox with the deliveries on record, and announces what no event announced',
      timeout: Duration.minutes(15),
      settings,
    });
    this.sweep = new ScheduledFunction(this, 'Sweep', {
      at: settings.sweepAt,
      name: 'sweep-store',
      description: 'Removes from the store what nothing uses any more and whose time is over',
      timeout: Duration.minutes(15),
      settings,
    });
    this.storage = new Storage(this, 'Storage', {
      settings,
      notify: { inbox: this.deliveries, roster: this.rosters },
    });
    this.tables = new Tables(this, 'Tables', settings);
    this.identity = new IdentitySecret(this, 'Identity', settings);
    this.api = new RestApi(this, 'Http', settings);
    const { publicUrl } = this.api;
    this.identityProvider = new IdentityProvider(this, 'IdentityProvider', { settings, publicUrl });
    this.staffApi = new StaffApi(this, 'StaffApi', { api: this.api, settings });
    this.console = new StaffConsole(this, 'Console', { api: this.api, settings });
    this.grantMatchDelivery();
    this.grantImportRoster();
    this.grantPublishHits();
    this.grantAssessHouseholds();
    this.grantStartNightlyRun();
    this.grantStaffApi();
    this.grantSendDigest();
    this.grantReconcileInbox();
    this.grantSweepStore(settings);
    this.grantConsole();
    this.nameOutputs(settings);
    this.watch(settings);
  }

  private grantMatchDelivery(): void {
    const { worker } = this.deliveries;
    this.storage.grantReadInbox(worker, 'inbox');
    this.storage.grantReadStore(worker, 'registry');
    this.storage.grantReadWriteStore(worker, 'archive');
    this.storage.grantWriteStore(worker, 'staging');
    this.tables.grantOperations(worker);
    this.publications.grantSend(worker);
  }

  private grantImportRoster(): void {
    const { worker } = this.rosters;
    this.storage.grantReadInbox(worker, 'roster');
    this.storage.grantReadWriteStore(worker, 'archive', 'registry');
    this.storage.grantWriteStore(worker, 'staging');
    this.tables.grantHouseholds(worker);
    this.tables.grantOperations(worker);
    this.identity.grantTokens(worker);
  }

  private grantPublishHits(): void {
    const { worker } = this.publications;
    this.storage.grantReadStore(worker, 'registry');
    this.storage.grantReadWriteStore(worker, 'staging', 'runs');
    this.storage.grantWriteStore(worker, 'digests');
    this.storage.grantLock(worker, 'digests');
    this.tables.grantHouseholds(worker);
    this.tables.grantOperations(worker);
    this.identity.grantTokens(worker);
    this.assessments.grantSend(worker);
    this.rosters.grantSend(worker);
  }

  private grantAssessHouseholds(): void {
    const { worker } = this.assessments;
    this.storage.grantReadStore(worker, 'registry', 'policy', 'staging');
    this.storage.grantReadWriteStore(worker, 'runs');
    this.storage.grantWriteStore(worker, 'digests');
    this.storage.grantLock(worker, 'digests');
    this.tables.grantHouseholds(worker);
    this.tables.grantOperations(worker);
    this.assessments.grantSend(worker);
    this.rosters.grantSend(worker);
  }

  private grantStartNightlyRun(): void {
    const { worker: starter } = this.nightlyRun;
    this.storage.grantReadStore(starter, 'registry');
    this.storage.grantReadWriteStore(starter, 'runs', 'policy');
    this.storage.grantWriteStore(starter, 'digests');
    this.storage.grantLock(starter, 'digests');
    this.tables.grantOperations(starter);
    this.deliveries.grantSend(starter);
    this.publications.grantSend(starter);
    this.assessments.grantSend(starter);
    this.rosters.grantSend(starter);
  }

  private grantStaffApi(): void {
    const { worker } = this.staffApi;
    this.identityProvider.grantSignIn(worker);
    this.storage.grantReadStore(worker, 'registry', 'runs', 'policy', 'staging');
    this.storage.grantReadWriteStore(worker, 'attachments');
    this.tables.grantHouseholds(worker);
    this.tables.grantCaseLists(worker);
    this.tables.grantOperations(worker);
    this.deliveries.grantSend(worker);
    this.publications.grantSend(worker);
    this.rosters.grantSend(worker);
  }

  private grantSendDigest(): void {
    const { worker } = this.digest;
    this.storage.grantReadStore(worker, 'runs', 'policy');
    this.tables.grantOperations(worker);
    Monitoring.of(this).grantPublish(worker);
  }

  private grantReconcileInbox(): void {
    const { worker } = this.reconciliation;
    this.storage.grantListInbox(worker);
    this.tables.grantOperations(worker);
    this.deliveries.grantSend(worker);
    this.rosters.grantSend(worker);
  }

  private grantSweepStore({ supersededDays }: Settings): void {
    const { worker } = this.sweep;
    worker.tell('SUPERSEDED_DAYS', String(supersededDays));
    this.storage.grantSweep(worker);
    this.tables.grantHouseholds(worker);
    this.tables.grantCaseLists(worker, caseIndexes.county);
    this.tables.grantOperations(worker);
  }

  private grantConsole(): void {
    const { worker } = this.console;
    this.identityProvider.grantSignIn(worker);
    this.storage.grantReadStore(worker, 'registry', 'runs', 'policy', 'staging');
    this.storage.grantReadWriteStore(worker, 'attachments');
    this.tables.grantHouseholds(worker);
    this.tables.grantCaseLists(worker);
    this.tables.grantOperations(worker);
    this.deliveries.grantSend(worker);
    this.publications.grantSend(worker);
    this.rosters.grantSend(worker);
  }

  private watch(settings: Settings): void {
    const { operatorsEmail, unusualPercent } = settings;
    const monitoring = Monitoring.of(this);
    if (operatorsEmail !== undefined) monitoring.sendTo(operatorsEmail);
    monitoring.watchNight(unusualPercent);
    monitoring.watchInbox();
    const queues = [this.deliveries, this.rosters, this.publications, this.assessments];
    new CostGuard(this, 'CostGuard', { mappings: queues.map(({ mapping }) => mapping), settings });
    monitoring.drawDashboard();
  }

  /** What people and tools need to find: where to put files, where to look, and where to send work again. */
  private nameOutputs({ identityKeys }: Settings): void {
    const outputs = {
      PublicUrl: this.api.publicUrl,
      InboxBucket: this.storage.inbox.bucketName,
      StoreBucket: this.storage.store.bucketName,
      AuditBucket: this.storage.audit.bucketName,
      AccessLogsBucket: this.storage.accessLogs.bucketName,
      HouseholdsTable: this.tables.households.tableName,
      OperationsTable: this.tables.operations.tableName,
      DeliveriesQueueUrl: this.deliveries.queue.queueUrl,
      RostersQueueUrl: this.rosters.queue.queueUrl,
      PublicationsQueueUrl: this.publications.queue.queueUrl,
      AssessmentsQueueUrl: this.assessments.queue.queueUrl,
      OperatorsTopic: Monitoring.of(this).topic.topicArn,
      IdentityKeys: identityKeys.join(' '),
    };
    const scheduled = {
      NightlyRun: this.nightlyRun,
      Digest: this.digest,
      Reconciliation: this.reconciliation,
      Sweep: this.sweep,
    };
    const starts = Object.entries(scheduled).flatMap(([name, { worker, failedStarts }]) => [
      [`${name}Function`, worker.alias.functionArn] as const,
      [`${name}FailedStartsUrl`, failedStarts.queueUrl] as const,
    ]);
    for (const [name, value] of [...Object.entries(outputs), ...starts]) new CfnOutput(this, name, { value });
  }
}
