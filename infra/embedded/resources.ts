/**
 * What becomes of each resource type and each of its properties.
 *
 * - run: it is provisioned, with what the note says where it is run in another way than on AWS;
 * - declared: it is accepted, has no effect here, and is listed for whoever starts the target;
 * - refused: it would change what a deployment does, so the target does not start. So does whatever is not in the table.
 *
 * `A.B` is property B of A, or of each element of A; properties without such entries are taken with all they hold.
 */
export type Treatment = 'run' | 'refused' | { run: string } | { declared: string };

/** A type of which nothing is run is one treatment; of the others each property has one. */
export type ResourceTreatment = { declared: string } | { properties: Readonly<Record<string, Treatment>> };

const run = 'run';
const refused = 'refused';
const permissions = { declared: 'permissions are not enforced' };
const encryption = { declared: 'data is not encrypted, nobody needs a key' };
const monitoring = { declared: 'nothing is measured, nobody is alarmed' };
const housekeeping = { declared: 'nothing ends by age' };
const tags = { declared: 'tags are not kept' };
const description = { declared: 'a description only' };
const capacity = { declared: 'capacity has no limits' };
const replaceable = { declared: 'stopping the target deletes nothing, and nothing is protected' };
const rollout = { declared: 'a new version takes over at once, when the target starts' };
const runtime = { declared: "functions run on this process's own Node and processor" };
const logging = { declared: 'what functions log goes to the listener of the target' };

export const resourceTreatments: Readonly<Record<string, ResourceTreatment>> = {
  'AWS::ApiGateway::Account': permissions,
  'AWS::ApiGateway::Deployment': { declared: 'what the template says is deployed' },

  'AWS::ApiGateway::GatewayResponse': {
    properties: {
      ResponseParameters: { run: 'headers with a text; what would be taken from a request is left out' },
      ResponseTemplates: { run: 'of `$context`, the message of the error alone is put in' },
      ResponseType: run,
      RestApiId: run,
      StatusCode: run,
    },
  },

  'AWS::ApiGateway::Method': {
    properties: {
      ApiKeyRequired: refused,
      AuthorizationType: run,
      AuthorizerId: refused,
      HttpMethod: run,
      'Integration.IntegrationHttpMethod': { declared: 'functions are always invoked by POST' },
      'Integration.TimeoutInMillis': run,
      'Integration.Type': run,
      'Integration.Uri': run,
      RequestValidatorId: refused,
      ResourceId: run,
      RestApiId: run,
    },
  },

  'AWS::ApiGateway::Resource': {
    properties: {
      ParentId: run,
      PathPart: run,
      RestApiId: run,
    },
  },

  'AWS::ApiGateway::RestApi': {
    properties: {
      BinaryMediaTypes: run,
      Description: description,
      EndpointConfiguration: { declared: 'there is one address only' },
      MinimumCompressionSize: refused,
      Name: description,
      Policy: permissions,
      Tags: tags,
    },
  },

  'AWS::ApiGateway::Stage': {
    properties: {
      AccessLogSetting: logging,
      CacheClusterEnabled: refused,
      DeploymentId: { declared: 'what the template says is deployed' },
      MethodSettings: capacity,
      RestApiId: run,
      StageName: { run: 'an address without a stage leads to it' },
      Tags: tags,
      TracingEnabled: monitoring,
    },
  },

  'AWS::Budgets::Budget': monitoring,
  'AWS::CDK::Metadata': { declared: 'a description only' },
  'AWS::CloudWatch::Alarm': monitoring,
  'AWS::CloudWatch::CompositeAlarm': monitoring,
  'AWS::CloudWatch::Dashboard': monitoring,
  'AWS::CodeDeploy::Application': rollout,
  'AWS::CodeDeploy::DeploymentGroup': rollout,
  'AWS::IAM::ManagedPolicy': permissions,
  'AWS::IAM::Policy': permissions,
  'AWS::IAM::Role': permissions,
  'AWS::KMS::Alias': encryption,
  'AWS::KMS::Key': encryption,
  'AWS::Lambda::Permission': permissions,
  'AWS::Logs::LogGroup': logging,
  'AWS::Logs::MetricFilter': monitoring,
  'AWS::S3::BucketPolicy': permissions,
  'AWS::Scheduler::ScheduleGroup': { declared: 'schedules are found by their own names' },
  'AWS::SecretsManager::ResourcePolicy': permissions,
  'AWS::SNS::Subscription': { declared: 'messages to a topic reach nobody' },
  'AWS::SNS::TopicPolicy': permissions,
  'AWS::SQS::QueuePolicy': permissions,

  'AWS::DynamoDB::Table': {
    properties: {
      AttributeDefinitions: run,
      BillingMode: run,
      ContributorInsightsSpecification: monitoring,
      DeletionProtectionEnabled: replaceable,
      'GlobalSecondaryIndexes.IndexName': run,
      'GlobalSecondaryIndexes.KeySchema': run,
      'GlobalSecondaryIndexes.Projection': run,
      'GlobalSecondaryIndexes.ProvisionedThroughput': run,
      'GlobalSecondaryIndexes.ContributorInsightsSpecification': monitoring,
      'GlobalSecondaryIndexes.OnDemandThroughput': capacity,
      'GlobalSecondaryIndexes.WarmThroughput': capacity,
      ImportSourceSpecification: refused,
      KeySchema: run,
      KinesisStreamSpecification: refused,
      LocalSecondaryIndexes: run,
      OnDemandThroughput: capacity,
      PointInTimeRecoverySpecification: { declared: 'there are no backups' },
      ProvisionedThroughput: run,
      ResourcePolicy: permissions,
      SSESpecification: encryption,
      StreamSpecification: refused,
      TableClass: { declared: 'a matter of price only' },
      TableName: run,
      Tags: tags,
      TimeToLiveSpecification: housekeeping,
      WarmThroughput: capacity,
    },
  },

  'AWS::Lambda::Alias': {
    properties: {
      Description: description,
      FunctionName: run,
      FunctionVersion: { run: 'every alias and version runs the code of the template' },
      Name: run,
      ProvisionedConcurrencyConfig: capacity,
      RoutingConfig: refused,
    },
  },

  'AWS::Lambda::EventInvokeConfig': {
    properties: {
      'DestinationConfig.OnFailure': run,
      'DestinationConfig.OnSuccess': refused,
      FunctionName: run,
      MaximumEventAgeInSeconds: { declared: 'retries follow at once' },
      MaximumRetryAttempts: { run: 'a retry follows after 50 ms for each attempt' },
      Qualifier: run,
    },
  },

  'AWS::Lambda::EventSourceMapping': {
    properties: {
      BatchSize: run,
      Enabled: run,
      EventSourceArn: run,
      FilterCriteria: refused,
      FunctionName: run,
      FunctionResponseTypes: run,
      KmsKeyArn: encryption,
      MaximumBatchingWindowInSeconds: { declared: 'a batch leaves as soon as there is a message for it' },
      MetricsConfig: monitoring,
      ProvisionedPollerConfig: capacity,
      'ScalingConfig.MaximumConcurrency': run,
      Tags: tags,
    },
  },

  'AWS::Lambda::Function': {
    properties: {
      Architectures: runtime,
      'Code.S3Bucket': run,
      'Code.S3Key': run,
      CodeSigningConfigArn: permissions,
      'DeadLetterConfig.TargetArn': run,
      Description: description,
      'Environment.Variables': run,
      EphemeralStorage: { declared: "functions share this machine's folder for temporary files" },
      FileSystemConfigs: refused,
      FunctionName: run,
      Handler: run,
      ImageConfig: refused,
      KmsKeyArn: encryption,
      Layers: refused,
      LoggingConfig: logging,
      MemorySize: { run: "it limits a function's heap, up to a limit of the target" },
      PackageType: refused,
      RecursiveLoop: { declared: 'loops are not detected' },
      ReservedConcurrentExecutions: run,
      Role: permissions,
      Runtime: runtime,
      RuntimeManagementConfig: runtime,
      SnapStart: refused,
      Tags: tags,
      Timeout: run,
      TracingConfig: monitoring,
      VpcConfig: { declared: 'there is no network to be shut off from' },
    },
  },

  'AWS::Lambda::Version': {
    properties: {
      CodeSha256: { declared: 'a description only' },
      Description: description,
      FunctionName: run,
      ProvisionedConcurrencyConfig: capacity,
      RuntimePolicy: runtime,
    },
  },

  'AWS::S3::Bucket': {
    properties: {
      AccessControl: permissions,
      BucketEncryption: encryption,
      BucketName: run,
      CorsConfiguration: { declared: 'browsers do not reach the target' },
      IntelligentTieringConfigurations: { declared: 'a matter of price only' },
      LifecycleConfiguration: housekeeping,
      LoggingConfiguration: monitoring,
      MetricsConfigurations: monitoring,
      'NotificationConfiguration.EventBridgeConfiguration': refused,
      'NotificationConfiguration.LambdaConfigurations': refused,
      'NotificationConfiguration.QueueConfigurations.Event': run,
      'NotificationConfiguration.QueueConfigurations.Filter.S3Key.Rules': run,
      'NotificationConfiguration.QueueConfigurations.Queue': run,
      'NotificationConfiguration.TopicConfigurations': refused,
      ObjectLockConfiguration: {
        run: 'a version cannot be removed; a key can be written anew, since it has one version',
      },
      ObjectLockEnabled: run,
      OwnershipControls: permissions,
      PublicAccessBlockConfiguration: permissions,
      ReplicationConfiguration: refused,
      Tags: tags,
      VersioningConfiguration: { declared: 'a key has one version, events name none' },
      WebsiteConfiguration: refused,
    },
  },

  'AWS::Events::Rule': {
    properties: {
      Description: description,
      EventPattern: { run: 'alarms ring when they are let ring' },
      State: refused,
      ScheduleExpression: refused,
      'Targets.Arn': run,
      'Targets.Id': run,
      'Targets.RoleArn': permissions,
    },
  },

  'AWS::SSM::Document': {
    properties: {
      Content: { run: 'automations that switch event source mappings, until the target stops' },
      DocumentFormat: run,
      DocumentType: run,
      Name: run,
      UpdateMethod: description,
    },
  },

  'AWS::Scheduler::Schedule': {
    properties: {
      Description: description,
      EndDate: { declared: 'schedules are triggered by hand' },
      FlexibleTimeWindow: { declared: 'schedules are triggered by hand' },
      GroupName: { declared: 'schedules are found by their own names' },
      KmsKeyArn: encryption,
      Name: run,
      ScheduleExpression: { run: 'schedules are triggered by hand' },
      ScheduleExpressionTimezone: { declared: 'schedules are triggered by hand' },
      StartDate: { declared: 'schedules are triggered by hand' },
      State: { declared: 'schedules are triggered by hand' },
      'Target.Arn': run,
      'Target.DeadLetterConfig': {
        declared: 'a function can always be reached; its own failures are not for it',
      },
      'Target.EcsParameters': refused,
      'Target.EventBridgeParameters': refused,
      'Target.Input': run,
      'Target.KinesisParameters': refused,
      'Target.RetryPolicy': { declared: 'a function can always be reached; its own failures are not for it' },
      'Target.RoleArn': permissions,
      'Target.SageMakerPipelineParameters': refused,
      'Target.SqsParameters': refused,
    },
  },

  'AWS::SecretsManager::Secret': {
    properties: {
      Description: description,
      GenerateSecretString: run,
      KmsKeyId: encryption,
      Name: run,
      ReplicaRegions: { declared: 'there is one region' },
      SecretString: run,
      Tags: tags,
    },
  },

  'AWS::SNS::Topic': {
    properties: {
      DisplayName: description,
      KmsMasterKeyId: encryption,
      TopicName: run,
    },
  },

  'AWS::SQS::Queue': {
    properties: {
      ContentBasedDeduplication: refused,
      DeduplicationScope: refused,
      DelaySeconds: { run: 'a second passes in a millisecond' },
      FifoQueue: refused,
      FifoThroughputLimit: refused,
      KmsDataKeyReusePeriodSeconds: encryption,
      KmsMasterKeyId: encryption,
      MaximumMessageSize: run,
      MessageRetentionPeriod: housekeeping,
      QueueName: run,
      ReceiveMessageWaitTimeSeconds: run,
      RedriveAllowPolicy: permissions,
      RedrivePolicy: run,
      SqsManagedSseEnabled: encryption,
      Tags: tags,
      VisibilityTimeout: { run: 'what a function failed on is visible again after 50 ms for each attempt' },
    },
  },
};
