/** Functions, and what has them begin: queues, schedules, rules and topics. */
import {
  run,
  refused,
  permissions,
  encryption,
  monitoring,
  housekeeping,
  tags,
  description,
  capacity,
  runtime,
  logging,
  type Treatments,
} from './treatment.ts';

export const functionsTreatments: Treatments = {
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
